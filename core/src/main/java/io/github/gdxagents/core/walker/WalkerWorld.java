package io.github.gdxagents.core.walker;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJointDef;

/**
 * The walker's bodies in Box2D: ground, hull, and two legs of two links each on motorised joints.
 * One instance lasts one episode; {@link #dispose} frees it.
 *
 * <p>Bodies, fixtures and joints are created in the order of Gymnasium's environment, because the
 * solver works through them in the order of their creation.
 */
final class WalkerWorld implements ContactListener {

  private static final float GRAVITY = -10; // m/s²

  private static final short CATEGORY = 0x0020;

  private static final float HULL_FRICTION = 0.1f;
  private static final float HULL_DENSITY = 5; // kg/m²
  private static final float LEG_DENSITY = 1; // kg/m²

  private static final double LEG_LENGTH = 34 / Walker.PIXELS_PER_METRE; // m, of each link
  private static final double UPPER_WIDTH = 8 / Walker.PIXELS_PER_METRE; // m
  private static final double LOWER_WIDTH = 0.8 * UPPER_WIDTH; // m
  private static final double HIP_DOWN = 8 / Walker.PIXELS_PER_METRE; // m, below the hull's origin
  private static final double LEG_START_ANGLE = 0.05; // rad

  private static final float HIP_LOWER_LIMIT = -0.8f; // rad
  private static final float HIP_UPPER_LIMIT = 1.1f; // rad
  private static final float KNEE_LOWER_LIMIT = -1.6f; // rad
  private static final float KNEE_UPPER_LIMIT = -0.1f; // rad

  private static final double START_X = WalkerTerrain.STEP * WalkerTerrain.START_POINTS / 2; // m
  private static final double START_Y = WalkerTerrain.START_HEIGHT + 2 * LEG_LENGTH; // m

  private static final float TICK_SECONDS = 1f / Walker.TICKS_PER_SECOND;
  private static final int VELOCITY_ITERATIONS = 180;
  private static final int POSITION_ITERATIONS = 60;

  final Body hull;

  /** First upper and lower leg, second upper and lower leg. */
  final Body[] legs = new Body[4];

  /** First hip and knee, second hip and knee. */
  final RevoluteJoint[] joints = new RevoluteJoint[4];

  /** First and second foot. */
  final boolean[] footTouches = new boolean[2];

  boolean hullTouched;

  private final World world;
  private final WalkerGround ground;

  /**
   * Creates ground, hull and legs.
   *
   * @param startForceX pushes the hull during the first tick, N
   */
  WalkerWorld(WalkerTerrain terrain, float startForceX) {
    world = new World(new Vector2(0, GRAVITY), true);
    // No filter: Box2D then compares the category bits itself instead of asking Java.
    world.setContactFilter(null);
    world.setContactListener(this);
    ground = new WalkerGround(world, terrain);
    hull = createHull();
    createLeg(0, -LEG_START_ANGLE);
    createLeg(1, LEG_START_ANGLE);
    // Looks for contacts once, as it does for new fixtures only: the first tick can then sort them.
    world.step(0, 0, 0);
    hull.applyForceToCenter(startForceX, 0, true);
  }

  void step() {
    ground.sortContactsToCome(hull.getPosition().x);
    world.step(TICK_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  void dispose() {
    world.dispose();
  }

  private Body createHull() {
    FixtureDef fixture = new FixtureDef();
    fixture.density = HULL_DENSITY;
    fixture.friction = HULL_FRICTION;
    PolygonShape shape = new PolygonShape();
    shape.set(WalkerPart.HULL.outline());
    return createBody(START_Y, 0, fixture, shape);
  }

  /**
   * Creates a leg, by twice {@code HIP_DOWN} above where it belongs; its joints pull it down within
   * the first tick. Part of the game.
   */
  private void createLeg(int leg, double angle) {
    FixtureDef fixture = new FixtureDef();
    fixture.density = LEG_DENSITY;
    double top = START_Y + HIP_DOWN;
    Body upper = createLink(top - LEG_LENGTH / 2, angle, fixture, UPPER_WIDTH);
    RevoluteJointDef hip = joint(hull, -HIP_DOWN, upper);
    hip.lowerAngle = HIP_LOWER_LIMIT;
    hip.upperAngle = HIP_UPPER_LIMIT;
    joints[2 * leg] = (RevoluteJoint) world.createJoint(hip);

    Body lower = createLink(top - LEG_LENGTH * 3 / 2, angle, fixture, LOWER_WIDTH);
    RevoluteJointDef knee = joint(upper, -LEG_LENGTH / 2, lower);
    knee.lowerAngle = KNEE_LOWER_LIMIT;
    knee.upperAngle = KNEE_UPPER_LIMIT;
    joints[2 * leg + 1] = (RevoluteJoint) world.createJoint(knee);
    legs[2 * leg] = upper;
    legs[2 * leg + 1] = lower;
  }

  private Body createLink(double y, double angle, FixtureDef fixture, double width) {
    PolygonShape shape = new PolygonShape();
    shape.setAsBox((float) (width / 2), (float) (LEG_LENGTH / 2));
    return createBody(y, angle, fixture, shape);
  }

  private Body createBody(double y, double angle, FixtureDef fixture, PolygonShape shape) {
    BodyDef definition = new BodyDef();
    definition.type = BodyDef.BodyType.DynamicBody;
    definition.position.set((float) START_X, (float) y);
    definition.angle = (float) angle;
    Body body = world.createBody(definition);
    fixture.shape = shape;
    fixture.filter.categoryBits = CATEGORY;
    fixture.filter.maskBits = WalkerGround.CATEGORY;
    body.createFixture(fixture);
    shape.dispose();
    return body;
  }

  /** Hangs the upper end of a link on a body. */
  private static RevoluteJointDef joint(Body above, double anchorY, Body below) {
    RevoluteJointDef joint = new RevoluteJointDef();
    joint.bodyA = above;
    joint.bodyB = below;
    joint.localAnchorA.set(0, (float) anchorY);
    joint.localAnchorB.set(0, (float) (LEG_LENGTH / 2));
    // pybox2d fills this in where nothing is said.
    joint.referenceAngle = below.getAngle() - above.getAngle();
    joint.enableMotor = true;
    joint.enableLimit = true;
    return joint;
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
   * As in the original, a foot counts as lifted when one of its contacts ends, even where another
   * one goes on.
   */
  private void setTouching(Contact contact, boolean touching) {
    Body a = contact.getFixtureA().getBody();
    Body b = contact.getFixtureB().getBody();
    hullTouched |= touching && (a == hull || b == hull);
    for (int foot = 0; foot < footTouches.length; foot++) {
      Body lower = legs[2 * foot + 1];
      if (a == lower || b == lower) {
        footTouches[foot] = touching;
      }
    }
  }

  @Override
  public void preSolve(Contact contact, Manifold oldManifold) {}

  @Override
  public void postSolve(Contact contact, ContactImpulse impulse) {}
}
