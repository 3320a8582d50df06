package foraging;

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
import io.github.gdxagents.gdx.sensor.CameraRelative;
import io.github.gdxagents.gdx.sensor.CategoryGrid;
import io.github.gdxagents.gdx.sensor.NearestNeighbors;
import io.github.gdxagents.gdx.sensor.RayFan;
import io.github.gdxagents.gdx.sensor.Sensor;
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

/** Gathers berries between walls and thorns, and does better to keep away from wolves. */
final class Forager implements Simulation, Agent {

  private static final float HALF_SIDE = 6;
  private static final float REACH = 0.6f;
  private static final float SPEED = 2;
  private static final float STEP_SECONDS = 1 / 60f;

  private final RayFan eyes =
      RayFan.named("eyes")
          .rays(9)
          .degrees(-80, 80)
          .range(8)
          .categories(Forager::kind, "wall", "thorn")
          .build();
  private final CategoryGrid map = new CategoryGrid("map", 5, 5, 2, "berry");
  private final NearestNeighbors wolves = new NearestNeighbors("wolves", 2, "m", 10);
  private final CameraRelative nest = new CameraRelative("nest");
  private final Sensor[] sensors = {eyes, map, wolves, nest};
  private final AgentSpec spec;

  Forager() {
    Box2dNatives.load();
    AgentSpec.Builder builder =
        AgentSpec.builder()
            .ticksPerDecision(4)
            .maxTicks(900)
            .discrete("turn", "right", "no", "left");
    for (Sensor sensor : sensors) {
      sensor.declare(builder);
    }
    spec = builder.build();
    camera = new OrthographicCamera(8, 6);
  }

  private static int kind(Fixture fixture) {
    return fixture.getType() == Shape.Type.Chain ? 0 : 1;
  }

  @Override
  public void observe(ObservationWriter out) {
    Vector2 place = body.getPosition();
    Vector2 velocity = body.getLinearVelocity();
    eyes.cast(body);
    map.center(place.x, place.y, body.getAngle());
    for (Vector2 berry : berries) {
      map.mark(0, berry.x, berry.y);
    }
    wolves.look(place.x, place.y, velocity.x, velocity.y, body.getAngle());
    for (Wolf wolf : pack) {
      wolves.offer(wolf.x, wolf.y, wolf.velocityX, 0);
    }
    nest.locate(camera, 0, 0);
    for (Sensor sensor : sensors) {
      sensor.write(out);
    }
  }

  private static final class Wolf {
    private float x;
    private float y;
    private float velocityX;
  }

  private final OrthographicCamera camera;
  private final Vector2[] berries = {new Vector2(), new Vector2(), new Vector2(), new Vector2()};
  private final Wolf[] pack = {new Wolf(), new Wolf(), new Wolf()};
  private @Nullable World world;
  private Body body;
  private RandomStream random;
  private int turn;
  private float reward;
  private boolean caught;

  Sensor[] sensors() {
    return sensors;
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
    world = new World(new Vector2(), true);
    ChainShape wall = new ChainShape();
    float end = HALF_SIDE;
    wall.createLoop(new float[] {-end, -end, end, -end, end, end, -end, end});
    world.createBody(new BodyDef()).createFixture(wall, 0);
    wall.dispose();
    for (int thorn = 0; thorn < 2; thorn++) {
      ball(somewhere(new Vector2()), BodyDef.BodyType.StaticBody);
    }
    for (Vector2 berry : berries) {
      somewhere(berry);
    }
    for (Wolf wolf : pack) {
      wolf.x = random.nextFloat(-HALF_SIDE, HALF_SIDE);
      wolf.y = random.nextFloat(2, HALF_SIDE);
      wolf.velocityX = random.nextFloat(-1, 1);
    }
    body = ball(new Vector2(0, -HALF_SIDE / 2), BodyDef.BodyType.DynamicBody);
    turn = 0;
    reward = 0;
    caught = false;
    follow();
  }

  private Vector2 somewhere(Vector2 place) {
    return place.set(random.nextFloat(-5, 5), random.nextFloat(-1, 5));
  }

  private Body ball(Vector2 place, BodyDef.BodyType type) {
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
    camera.position.set(body.getPosition(), 0);
    camera.update();
  }

  @Override
  public void act(Action action) {
    turn = action.choice(0) - 1;
  }

  @Override
  public void advance() {
    float heading = body.getAngle();
    body.setAngularVelocity(3 * turn);
    body.setLinearVelocity(
        SPEED * (float) StrictMath.cos(heading), SPEED * (float) StrictMath.sin(heading));
    world.step(STEP_SECONDS, 6, 2);
    Vector2 place = body.getPosition();
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
