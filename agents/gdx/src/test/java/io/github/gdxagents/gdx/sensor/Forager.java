package io.github.gdxagents.gdx.sensor;

import com.badlogic.gdx.graphics.OrthographicCamera;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.ChainShape;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.Shape;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.gdx.GdxNatives;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A game with all sensors: gather berries between walls and thorns, and beware of wolves. */
final class Forager implements Simulation, Agent {

  private static final float HALF_SIDE = 6;
  private static final float REACH = 0.6f;
  private static final float SPEED = 2;
  private static final float STEP_SECONDS = 1 / 60f;

  private static final int WALL = 0;
  private static final int THORN = 1;
  private static final int BERRY = 0;

  final RayFan eyes =
      RayFan.named("eyes")
          .rays(9)
          .degrees(-80, 80)
          .range(8)
          .categories(Forager::kind, "wall", "thorn")
          .build();
  final CategoryGrid map = new CategoryGrid("map", 5, 5, 2, "berry");
  final NearestNeighbors wolves = new NearestNeighbors("wolves", 2, "m", 10);
  final CameraRelative nest = new CameraRelative("nest");
  private final AgentSpec spec;

  Forager() {
    Box2dNatives.load();
    GdxNatives.load();
    AgentSpec.Builder declared =
        AgentSpec.builder()
            .ticksPerDecision(4)
            .maxTicks(900)
            .discrete("turn", "right", "no", "left");
    for (Sensor sensor : new Sensor[] {eyes, map, wolves, nest}) {
      sensor.declare(declared);
    }
    spec = declared.build();
    camera = new OrthographicCamera(8, 6);
  }

  @Override
  public void observe(ObservationWriter out) {
    Vector2 place = body().getPosition();
    Vector2 velocity = body().getLinearVelocity();
    float heading = body().getAngle();
    eyes.cast(body()).write(out);
    map.center(place.x, place.y, heading);
    for (Vector2 berry : berries) {
      map.mark(BERRY, berry.x, berry.y);
    }
    map.write(out);
    wolves.look(place.x, place.y, velocity.x, velocity.y, heading);
    for (Wolf wolf : pack) {
      wolves.offer(wolf.x, wolf.y, wolf.velocityX, 0);
    }
    wolves.write(out);
    nest.locate(camera, 0, 0).write(out);
  }

  private static int kind(Fixture fixture) {
    return fixture.getType() == Shape.Type.Chain ? WALL : THORN;
  }

  private static final class Wolf {
    float x;
    float y;
    float velocityX;
  }

  private final OrthographicCamera camera;
  private final Vector2[] berries = {new Vector2(), new Vector2(), new Vector2(), new Vector2()};
  private final Vector2[] thorns = {new Vector2(), new Vector2()};
  private final Wolf[] pack = {new Wolf(), new Wolf(), new Wolf()};
  private @Nullable World world;
  private @Nullable Body body;
  private RandomStream random = new RandomStream(0);
  private int turn;
  private float reward;
  private boolean caught;

  private Body body() {
    if (body == null) {
      throw new IllegalStateException("No episode has begun");
    }
    return body;
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<Forager> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    close();
    random = new RandomStream(episode.seed());
    World made = new World(new Vector2(), true);
    world = made;
    ChainShape wall = new ChainShape();
    float end = HALF_SIDE;
    wall.createLoop(new float[] {-end, -end, end, -end, end, end, -end, end});
    made.createBody(new BodyDef()).createFixture(wall, 0);
    wall.dispose();
    for (Vector2 thorn : thorns) {
      ball(made, somewhere(thorn), BodyDef.BodyType.StaticBody);
    }
    for (Vector2 berry : berries) {
      somewhere(berry);
    }
    for (Wolf wolf : pack) {
      wolf.x = random.nextFloat(-HALF_SIDE, HALF_SIDE);
      wolf.y = random.nextFloat(2, HALF_SIDE);
      wolf.velocityX = random.nextFloat(-1, 1);
    }
    body = ball(made, new Vector2(0, -HALF_SIDE / 2), BodyDef.BodyType.DynamicBody);
    turn = 0;
    reward = 0;
    caught = false;
    follow();
  }

  private Vector2 somewhere(Vector2 place) {
    return place.set(random.nextFloat(-5, 5), random.nextFloat(-1, 5));
  }

  private static Body ball(World world, Vector2 place, BodyDef.BodyType type) {
    CircleShape shape = new CircleShape();
    shape.setRadius(0.4f);
    BodyDef definition = new BodyDef();
    definition.type = type;
    definition.position.set(place);
    Body made = world.createBody(definition);
    made.createFixture(shape, 1);
    shape.dispose();
    return made;
  }

  private void follow() {
    Vector2 place = body().getPosition();
    camera.position.set(place.x, place.y, 0);
    camera.update();
  }

  @Override
  public void act(Action action) {
    turn = action.choice(0) - 1;
  }

  @Override
  public void advance() {
    Body self = body();
    float heading = self.getAngle();
    self.setAngularVelocity(3 * turn);
    self.setLinearVelocity(
        SPEED * (float) StrictMath.cos(heading), SPEED * (float) StrictMath.sin(heading));
    if (world != null) {
      world.step(STEP_SECONDS, 6, 2);
    }
    Vector2 place = self.getPosition();
    reward = 0;
    for (Vector2 berry : berries) {
      if (berry.dst2(place) < REACH * REACH) {
        reward++;
        somewhere(berry);
      }
    }
    for (Wolf wolf : pack) {
      wolf.x += wolf.velocityX * STEP_SECONDS;
      caught |= place.dst2(wolf.x, wolf.y) < REACH * REACH;
    }
    follow();
  }

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public AgentState state() {
    return caught ? AgentState.TERMINATED : AgentState.RUNNING;
  }

  @Override
  public void close() {
    if (world != null) {
      world.dispose();
      world = null;
    }
  }
}
