package io.github.gdxagents.core.lander;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJointDef;

/**
 * The lander's bodies in Box2D: ground, hull and two legs on motorised hinges. One instance lasts
 * one episode; {@link #dispose} frees it.
 *
 * <p>Bodies, fixtures and joints are created in the order of Gymnasium's environment, because the
 * solver works through them in the order of their creation.
 */
final class LanderWorld implements ContactListener {

  private static final short GROUND_CATEGORY = 0x0001;
  private static final short HULL_CATEGORY = 0x0010;
  private static final short LEG_CATEGORY = 0x0020;

  private static final float TERRAIN_FRICTION = 0.1f;
  private static final float HULL_FRICTION = 0.1f;
  private static final float HULL_DENSITY = 5; // kg/m²
  private static final float LEG_DENSITY = 1; // kg/m²

  private static final double LEG_AWAY =
      20 / Lander.PIXELS_PER_METRE; // m, from the hull's middle to the leg's
  private static final double LEG_START_ANGLE = 0.05; // rad
  private static final float HINGE_TORQUE = 40; // N·m
  private static final float HINGE_SPEED =
      0.3f; // rad/s; the motor spreads the legs like a soft spring
  private static final float HINGE_INNER_LIMIT = (float) (0.9 - 0.5); // rad
  private static final float HINGE_OUTER_LIMIT = 0.9f; // rad

  private static final float TICK_SECONDS = 1f / Lander.TICKS_PER_SECOND;
  private static final int VELOCITY_ITERATIONS = 180;
  private static final int POSITION_ITERATIONS = 60;

  final Body hull;
  final Body[] legs = new Body[2];
  final boolean[] legTouches = new boolean[2];
  boolean hullTouched;

  private final World world;

  /**
   * Creates ground, hull and legs.
   *
   * @param gravity vertical, m/s²
   * @param startForceX pushes the hull during the first tick, N
   * @param startForceY upwards, N
   */
  LanderWorld(float gravity, LanderTerrain terrain, float startForceX, float startForceY) {
    world = new World(new Vector2(0, gravity), true);
    // No filter: Box2D then compares the category bits itself instead of asking Java.
    world.setContactFilter(null);
    world.setContactListener(this);
    createGround(terrain);
    hull = createHull();
    hull.applyForceToCenter(startForceX, startForceY, true);
    legs[0] = createLeg(-1, LanderPart.RIGHT_LEG);
    legs[1] = createLeg(1, LanderPart.LEFT_LEG);
  }

  void step() {
    world.step(TICK_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  void dispose() {
    world.dispose();
  }

  private void createGround(LanderTerrain terrain) {
    Body ground = world.createBody(new BodyDef());
    EdgeShape edge = new EdgeShape();
    FixtureDef fixture = new FixtureDef();
    fixture.shape = edge;
    fixture.filter.categoryBits = GROUND_CATEGORY;
    edge.set(0, 0, (float) Lander.WORLD_WIDTH, 0);
    ground.createFixture(fixture);
    fixture.friction = TERRAIN_FRICTION;
    for (int i = 0; i + 1 < LanderTerrain.POINTS; i++) {
      edge.set(terrain.x[i], terrain.y[i], terrain.x[i + 1], terrain.y[i + 1]);
      ground.createFixture(fixture);
    }
    edge.dispose();
  }

  private Body createHull() {
    BodyDef body = new BodyDef();
    body.type = BodyDef.BodyType.DynamicBody;
    body.position.set((float) Lander.START_X, (float) Lander.START_Y);
    FixtureDef fixture = new FixtureDef();
    fixture.density = HULL_DENSITY;
    fixture.friction = HULL_FRICTION;
    fixture.filter.categoryBits = HULL_CATEGORY;
    return createBody(body, fixture, LanderPart.HULL);
  }

  /** Hangs a leg on the hull; {@code side} is 1 for the left leg and -1 for the right one. */
  private Body createLeg(int side, LanderPart part) {
    BodyDef body = new BodyDef();
    body.type = BodyDef.BodyType.DynamicBody;
    body.position.set((float) (Lander.START_X - side * LEG_AWAY), (float) Lander.START_Y);
    body.angle = (float) (side * LEG_START_ANGLE);
    FixtureDef fixture = new FixtureDef();
    fixture.density = LEG_DENSITY;
    fixture.filter.categoryBits = LEG_CATEGORY;
    Body leg = createBody(body, fixture, part);

    RevoluteJointDef hinge = new RevoluteJointDef();
    hinge.bodyA = hull;
    hinge.bodyB = leg;
    hinge.localAnchorB.set((float) (side * LEG_AWAY), (float) Lander.LEG_DOWN);
    hinge.referenceAngle =
        leg.getAngle() - hull.getAngle(); // pybox2d fills this in where nothing is said
    hinge.enableMotor = true;
    hinge.maxMotorTorque = HINGE_TORQUE;
    hinge.motorSpeed = side * HINGE_SPEED;
    hinge.enableLimit = true;
    hinge.lowerAngle = side < 0 ? HINGE_INNER_LIMIT : -HINGE_OUTER_LIMIT;
    hinge.upperAngle = side < 0 ? HINGE_OUTER_LIMIT : -HINGE_INNER_LIMIT;
    world.createJoint(hinge);
    return leg;
  }

  private Body createBody(BodyDef definition, FixtureDef fixture, LanderPart part) {
    Body body = world.createBody(definition);
    PolygonShape shape = new PolygonShape();
    shape.set(part.outline());
    fixture.shape = shape;
    fixture.filter.maskBits = GROUND_CATEGORY;
    body.createFixture(fixture);
    shape.dispose();
    return body;
  }

  @Override
  public void beginContact(Contact contact) {
    setTouching(contact, true);
  }

  @Override
  public void endContact(Contact contact) {
    setTouching(contact, false);
  }

  /**
   * As in the original, a leg counts as lifted when one of its contacts ends, even where another
   * one goes on.
   */
  private void setTouching(Contact contact, boolean touching) {
    Body a = contact.getFixtureA().getBody();
    Body b = contact.getFixtureB().getBody();
    hullTouched |= touching && (a == hull || b == hull);
    for (int leg = 0; leg < legs.length; leg++) {
      if (a == legs[leg] || b == legs[leg]) {
        legTouches[leg] = touching;
      }
    }
  }

  @Override
  public void preSolve(Contact contact, Manifold oldManifold) {}

  @Override
  public void postSolve(Contact contact, ContactImpulse impulse) {}
}
