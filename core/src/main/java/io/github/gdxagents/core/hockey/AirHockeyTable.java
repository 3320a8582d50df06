package io.github.gdxagents.core.hockey;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.World;

/**
 * Puck, mallets and rails in Box2D, in decimeters: its solver is made for things of that size. One
 * instance lasts one episode; {@link #dispose} frees it.
 */
final class AirHockeyTable implements ContactListener {

  private static final short RAIL_CATEGORY = 0x0001;
  private static final short FENCE_CATEGORY = 0x0002; // stops mallets only
  private static final short PUCK_CATEGORY = 0x0004;
  private static final short MALLET_CATEGORY = 0x0008;

  private static final float POCKET_DEPTH = 1.5f; // dm

  // Box2D takes the greater restitution of two things that collide.
  private static final float RAIL_RESTITUTION = 0.9f;
  private static final float PUCK_RESTITUTION = 0.8f;

  private static final float PUCK_DENSITY = 0.02f; // kg/dm²
  private static final float MALLET_DENSITY = 0.2f; // kg/dm²
  private static final float PUCK_DAMPING = 0.15f; // 1/s, what air and cushion take

  private static final float TICK_SECONDS = 1f / AirHockey.TICKS_PER_SECOND;
  private static final int VELOCITY_ITERATIONS = 8;
  private static final int POSITION_ITERATIONS = 3;

  final Body puck;
  final Body[] mallets = new Body[2];

  private final World world;
  private final AirHockeyListener listener;

  AirHockeyTable(AirHockeyListener listener) {
    this.listener = listener;
    world = new World(new Vector2(), false);
    // No filter: Box2D then compares the category bits itself instead of asking Java.
    world.setContactFilter(null);
    world.setContactListener(this);
    createRails();
    puck =
        createDisc(
            AirHockey.PUCK_RADIUS,
            PUCK_DENSITY,
            PUCK_RESTITUTION,
            PUCK_CATEGORY,
            (short) (RAIL_CATEGORY | MALLET_CATEGORY));
    puck.setBullet(true); // in a tick, it may go further than it is wide
    puck.setLinearDamping(PUCK_DAMPING);
    for (int side = 0; side < 2; side++) {
      mallets[side] =
          createDisc(
              AirHockey.MALLET_RADIUS,
              MALLET_DENSITY,
              0,
              MALLET_CATEGORY,
              (short) (FENCE_CATEGORY | PUCK_CATEGORY));
      float x = (side == 0 ? -1 : 1) * AirHockey.START_X;
      mallets[side].setTransform(x, 0, 0);
    }
  }

  private void createRails() {
    float x = AirHockey.HALF_LENGTH;
    float y = AirHockey.HALF_WIDTH;
    float goal = AirHockey.HALF_GOAL;
    Body table = world.createBody(new BodyDef());
    for (int up = -1; up <= 1; up += 2) {
      addEdge(table, -x, up * y, x, up * y, RAIL_CATEGORY);
      addEdge(table, -x, up * y, x, up * y, FENCE_CATEGORY);
      for (int end = -1; end <= 1; end += 2) {
        addEdge(table, end * x, up * y, end * x, up * goal, RAIL_CATEGORY);
        addEdge(table, end * x, up * goal, end * (x + POCKET_DEPTH), up * goal, RAIL_CATEGORY);
      }
    }
    for (int line = -1; line <= 1; line++) {
      addEdge(table, line * x, -y, line * x, y, FENCE_CATEGORY);
    }
    for (int end = -1; end <= 1; end += 2) {
      float back = end * (x + POCKET_DEPTH);
      addEdge(table, back, -goal, back, goal, RAIL_CATEGORY);
    }
  }

  private static void addEdge(Body table, float x0, float y0, float x1, float y1, short category) {
    EdgeShape edge = new EdgeShape();
    edge.set(x0, y0, x1, y1);
    FixtureDef fixture = new FixtureDef();
    fixture.shape = edge;
    fixture.friction = 0;
    fixture.restitution = category == RAIL_CATEGORY ? RAIL_RESTITUTION : 0;
    fixture.filter.categoryBits = category;
    table.createFixture(fixture);
    edge.dispose();
  }

  private Body createDisc(
      float radius, float density, float restitution, short category, short collidesWith) {
    BodyDef definition = new BodyDef();
    definition.type = BodyDef.BodyType.DynamicBody;
    definition.fixedRotation = true;
    Body disc = world.createBody(definition);
    CircleShape circle = new CircleShape();
    circle.setRadius(radius);
    FixtureDef fixture = new FixtureDef();
    fixture.shape = circle;
    fixture.density = density;
    fixture.friction = 0;
    fixture.restitution = restitution;
    fixture.filter.categoryBits = category;
    fixture.filter.maskBits = collidesWith;
    disc.createFixture(fixture);
    circle.dispose();
    return disc;
  }

  /** Puts the puck somewhere, with a velocity in dm/s. */
  void serve(float x, float y, float velocityX, float velocityY) {
    puck.setTransform(x, y, 0);
    puck.setLinearVelocity(velocityX, velocityY);
  }

  void step() {
    world.step(TICK_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    Vector2 velocity = puck.getLinearVelocity();
    float speed = velocity.len();
    if (speed > AirHockey.MAX_PUCK_SPEED) {
      puck.setLinearVelocity(velocity.scl(AirHockey.MAX_PUCK_SPEED / speed));
    }
  }

  void dispose() {
    world.dispose();
  }

  @Override
  public void beginContact(Contact contact) {
    boolean first = contact.getFixtureA().getBody() == puck;
    if (!first && contact.getFixtureB().getBody() != puck) {
      return;
    }
    Body other = (first ? contact.getFixtureB() : contact.getFixtureA()).getBody();
    Vector2 velocity = puck.getLinearVelocity();
    float x = velocity.x;
    float y = velocity.y;
    Vector2 others = other.getLinearVelocity();
    float speed =
        (float) Math.sqrt((x - others.x) * (x - others.x) + (y - others.y) * (y - others.y));
    Vector2 place = puck.getPosition();
    listener.puckHit(other != mallets[0] && other != mallets[1], place.x, place.y, speed);
  }

  @Override
  public void endContact(Contact contact) {}

  @Override
  public void preSolve(Contact contact, Manifold oldManifold) {}

  @Override
  public void postSolve(Contact contact, ContactImpulse impulse) {}
}
