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
 * The lander's bodies in Box2D: ground, hull and two legs on motorised hinges. One instance is one episode's world;
 * {@link #dispose} frees it.
 *
 * <p>Bodies, fixtures and joints are created in the order of Gymnasium's environment, because the solver works through
 * them in the order of their creation: with another order the trajectories part at the first contact.
 */
final class LanderWorld implements ContactListener {

  private static final short GROUND_CATEGORY = 0x0001;
  private static final short HULL_CATEGORY = 0x0010;
  private static final short LEG_CATEGORY = 0x0020;

  private static final float HULL_DENSITY = 5; // kg/m²
  private static final float LEG_DENSITY = 1; // kg/m²
  private static final float TERRAIN_FRICTION = 0.1f;
  private static final float HULL_FRICTION = 0.1f;

  private static final double LEG_AWAY = 20 / Lander.PIXELS_PER_METRE; // m, sideways from hull to leg
  private static final double LEG_START_ANGLE = 0.05; // rad
  private static final float LEG_MOTOR_TORQUE = 40; // N·m
  private static final float LEG_MOTOR_SPEED = 0.3f; // rad/s, inwards: a soft spring
  private static final float LEG_OUTER_ANGLE = 0.9f; // rad
  private static final float LEG_INNER_ANGLE = (float) (0.9 - 0.5); // rad

  private static final float TICK_SECONDS = (float) (1.0 / Lander.TICKS_PER_SECOND);
  private static final int VELOCITY_ITERATIONS = 180;
  private static final int POSITION_ITERATIONS = 60;

  final Body hull;
  final Body[] legs = new Body[2];
  final boolean[] legTouches = new boolean[2];
  boolean hullTouched;

  private final World world;

  /**
   * Creates ground and hull. The legs are attached later, by {@link #attachLegs}, after the first push.
   *
   * @param gravity vertical, m/s²
   * @param terrainX the terrain's corners from left to right, m
   * @param terrainY their heights, m
   */
  LanderWorld(float gravity, float[] terrainX, float[] terrainY) {
    world = new World(new Vector2(0, gravity), true);
    world.setContactFilter(null); // decides in C++ by category bits, without asking Java
    world.setContactListener(this);
    createGround(terrainX, terrainY);
    hull = createHull();
  }

  private void createGround(float[] terrainX, float[] terrainY) {
    Body ground = world.createBody(new BodyDef());
    EdgeShape edge = new EdgeShape();
    FixtureDef fixture = new FixtureDef();
    fixture.shape = edge;
    fixture.filter.categoryBits = GROUND_CATEGORY;
    edge.set(0, 0, (float) Lander.WORLD_WIDTH, 0);
    ground.createFixture(fixture);
    fixture.friction = TERRAIN_FRICTION;
    for (int i = 0; i + 1 < terrainX.length; i++) {
      edge.set(terrainX[i], terrainY[i], terrainX[i + 1], terrainY[i + 1]);
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
    fixture.filter.maskBits = GROUND_CATEGORY;
    return createBody(body, fixture, LanderPart.HULL);
  }

  /** Hangs both legs on the hull; they exist from the first tick on. */
  void attachLegs() {
    legs[0] = attachLeg(-1, LanderPart.RIGHT_LEG);
    legs[1] = attachLeg(1, LanderPart.LEFT_LEG);
  }

  /**
   * @param side 1 for the left leg, -1 for the right one
   */
  private Body attachLeg(int side, LanderPart part) {
    BodyDef body = new BodyDef();
    body.type = BodyDef.BodyType.DynamicBody;
    body.position.set((float) (Lander.START_X - side * LEG_AWAY), (float) Lander.START_Y);
    body.angle = (float) (side * LEG_START_ANGLE);
    FixtureDef fixture = new FixtureDef();
    fixture.density = LEG_DENSITY;
    fixture.filter.categoryBits = LEG_CATEGORY;
    fixture.filter.maskBits = GROUND_CATEGORY;
    Body leg = createBody(body, fixture, part);

    RevoluteJointDef hinge = new RevoluteJointDef();
    hinge.bodyA = hull;
    hinge.bodyB = leg;
    hinge.localAnchorB.set((float) (side * LEG_AWAY), (float) Lander.LEG_DOWN);
    hinge.referenceAngle = leg.getAngle() - hull.getAngle(); // the Python binding fills this in unasked
    hinge.enableMotor = true;
    hinge.maxMotorTorque = LEG_MOTOR_TORQUE;
    hinge.motorSpeed = side * LEG_MOTOR_SPEED;
    hinge.enableLimit = true;
    hinge.lowerAngle = side < 0 ? LEG_INNER_ANGLE : -LEG_OUTER_ANGLE;
    hinge.upperAngle = side < 0 ? LEG_OUTER_ANGLE : -LEG_INNER_ANGLE;
    world.createJoint(hinge);
    return leg;
  }

  private Body createBody(BodyDef definition, FixtureDef fixture, LanderPart part) {
    Body body = world.createBody(definition);
    PolygonShape shape = new PolygonShape();
    shape.set(part.outline());
    fixture.shape = shape;
    body.createFixture(fixture);
    shape.dispose();
    return body;
  }

  void step() {
    world.step(TICK_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  void dispose() {
    world.dispose();
  }

  @Override
  public void beginContact(Contact contact) {
    setTouching(contact, true);
  }

  @Override
  public void endContact(Contact contact) {
    setTouching(contact, false);
  }

  /** A leg counts as lifted when any of its contacts ends, even if another one goes on: so does the original. */
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
