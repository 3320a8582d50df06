package io.github.gdxagents.core.lander;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small spacecraft that shall come to rest on a pad, in a vertical plane 20 m wide and 13.3 m
 * high.
 *
 * <p>Follows Gymnasium's {@code LunarLander-v3} tick for tick: given the same random numbers, it
 * flies the same trajectory. One agent, 50 ticks a second, one decision a tick.
 *
 * <h2>Action</h2>
 *
 * <p>Discrete, one branch {@code engine}:
 *
 * <table>
 * <caption>Choices</caption>
 * <tr><th>number</th><th>name</th><th>effect</th></tr>
 * <tr><td>0</td><td>none</td><td>falls</td></tr>
 * <tr><td>1</td><td>left</td><td>a side engine pushes to the left and turns anticlockwise</td></tr>
 * <tr><td>2</td><td>main</td><td>the main engine pushes along the hull's axis</td></tr>
 * <tr><td>3</td><td>right</td><td>a side engine pushes to the right and turns clockwise</td></tr>
 * </table>
 *
 * <p>Continuous ({@link LanderSettings#continuous()}), two axes: {@code main engine} in -1..1 is
 * off up to 0, then throttles from 50 % to 100 %; {@code side engines} in -1..1 is off from -0.5 to
 * 0.5, below pushes left, above pushes right, at a throttle of its magnitude. Each push is
 * scattered a little at random.
 *
 * <h2>Observation</h2>
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>number</th><th>name</th><th>min</th><th>max</th><th>unit</th></tr>
 * <tr><td>0</td><td>x, from the pad's middle</td><td>-2.5</td><td>2.5</td><td>10 m</td></tr>
 * <tr><td>1</td><td>y, above where it stands on the pad</td><td>-</td><td>-</td><td>6.67 m</td></tr>
 * <tr><td>2</td><td>velocity x</td><td>-</td><td>-</td><td>5 m/s</td></tr>
 * <tr><td>3</td><td>velocity y</td><td>-</td><td>-</td><td>7.5 m/s</td></tr>
 * <tr><td>4</td><td>angle, anticlockwise</td><td>-</td><td>-</td><td>rad</td></tr>
 * <tr><td>5</td><td>angular velocity</td><td>-</td><td>-</td><td>2.5 rad/s</td></tr>
 * <tr><td>6</td><td>right leg contact</td><td>0</td><td>1</td><td></td></tr>
 * <tr><td>7</td><td>left leg contact</td><td>0</td><td>1</td><td></td></tr>
 * </table>
 *
 * <h2>Reward</h2>
 *
 * <p>At each tick the gain of {@code -100 |position| - 100 |velocity| - 100 |angle| + 10 per leg on
 * the ground}, in the observation's units, less 0.30 x throttle for the main engine and 0.03 x
 * throttle for a side engine. The last tick earns -100 for a crash or for leaving the screen, +100
 * for coming to rest, instead. 200 in all is a good landing.
 *
 * <h2>Start</h2>
 *
 * <p>At the top of the screen, in the middle, thrown by a random force of up to ±1000 N on each
 * axis; random terrain.
 *
 * <h2>Episode end</h2>
 *
 * <p>Terminated when the hull touches the ground, when the lander is 10 m or more to the side of
 * the pad's middle, or when it has come to rest, as Box2D puts it to sleep. Truncated after 1,000
 * ticks.
 */
public final class Lander implements Simulation, Agent {

  static final double PIXELS_PER_METRE = 30;
  static final int TICKS_PER_SECOND = 50;
  static final double WORLD_WIDTH = 600 / PIXELS_PER_METRE; // m
  static final double WORLD_HEIGHT = 400 / PIXELS_PER_METRE; // m
  static final double START_X = WORLD_WIDTH / 2; // m
  static final double START_Y = WORLD_HEIGHT; // m
  static final double PAD_HEIGHT = WORLD_HEIGHT / 4; // m
  static final double LEG_DOWN = 18 / PIXELS_PER_METRE; // m, from the hull's middle to the leg's

  private static final int MAX_TICKS = 1000;
  private static final double MAX_START_FORCE = 1000; // N
  private static final int MAX_WIND_START = 9999; // ticks

  private final LanderSettings settings;
  private final Draws draws;
  private final LanderEngines engines;
  private final AgentSpec spec;
  private final LanderTerrain terrain = new LanderTerrain();
  private LanderListener listener = new LanderListener() {};

  private @Nullable LanderWorld world;
  private final double[] seen =
      new double[8]; // the observation, in double precision as the reward needs it
  private double shaping;
  private double reward;
  private double score;
  private int tick;
  private int windTick;
  private int turbulenceTick;
  private float windForce;
  private AgentState state = AgentState.TERMINATED;

  /** A lander with engines on or off and no wind. */
  public Lander() {
    this(LanderSettings.discrete());
  }

  public Lander(LanderSettings settings) {
    this(settings, Draws.random());
  }

  Lander(LanderSettings settings, Draws draws) {
    Box2dNatives.load();
    this.settings = settings;
    this.draws = draws;
    this.engines = new LanderEngines(settings.throttle(), draws);
    this.spec = spec(settings);
  }

  private static AgentSpec spec(LanderSettings settings) {
    AgentSpec.Builder spec =
        AgentSpec.builder()
            .fixedStepSeconds(1f / TICKS_PER_SECOND)
            .maxTicks(MAX_TICKS)
            .observe("x", 1, "10 m", -2.5f, 2.5f)
            .observe("y", 1, "6.67 m")
            .observe("velocity x", 1, "5 m/s")
            .observe("velocity y", 1, "7.5 m/s")
            .observe("angle", 1, "rad")
            .observe("angular velocity", 1, "2.5 rad/s")
            .observe("right leg contact", 1, "", 0, 1)
            .observe("left leg contact", 1, "", 0, 1);
    if (settings.throttle()) {
      spec.continuous("main engine", "", -1, 1).continuous("side engines", "", -1, 1);
    } else {
      spec.discrete("engine", "none", "left", "main", "right");
    }
    return spec.build();
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  /** The lander itself. */
  @Override
  public List<Lander> agents() {
    return List.of(this);
  }

  /** Sets who hears of engines and landings; none unless set. */
  public void setListener(LanderListener listener) {
    this.listener = listener;
  }

  @Override
  public void reset(Episode episode) {
    close();
    draws.start(episode.seed());
    terrain.draw(draws);
    float forceX = (float) draws.uniform(-MAX_START_FORCE, MAX_START_FORCE);
    float forceY = (float) draws.uniform(-MAX_START_FORCE, MAX_START_FORCE);
    if (settings.windy()) {
      windTick = draws.integer(-MAX_WIND_START, MAX_WIND_START);
      turbulenceTick = draws.integer(-MAX_WIND_START, MAX_WIND_START);
    }
    LanderWorld fresh = new LanderWorld(settings.gravity(), terrain, forceX, forceY);
    world = fresh;
    engines.reset();
    step(fresh); // the original makes an idle tick before its first observation
    shaping = shaping();
    reward = 0;
    score = 0;
    tick = 0;
    state = AgentState.RUNNING;
  }

  @Override
  public void act(Action action) {
    engines.set(action);
  }

  @Override
  public void advance() {
    if (state != AgentState.RUNNING) {
      throw new IllegalStateException(
          "The lander's episode is over (" + state + "); reset it first");
    }
    LanderWorld current = requireWorld();
    step(current);
    tick++;
    double shapingBefore = shaping;
    shaping = shaping();
    reward =
        shaping - shapingBefore - engines.mainThrottle() * 0.30 - engines.sideThrottle() * 0.03;
    boolean lost = Math.abs(seen[0]) >= 1;
    boolean asleep = !current.hull.isAwake();
    if (asleep || current.hullTouched || lost) {
      state = AgentState.TERMINATED;
      reward = asleep ? 100 : -100;
    }
    score += reward;
    if (state == AgentState.TERMINATED) {
      tellTheEnd(asleep, current.hullTouched);
    }
  }

  private void tellTheEnd(boolean asleep, boolean hullTouched) {
    if (asleep) {
      listener.landed();
    } else if (hullTouched) {
      listener.crashed();
    } else {
      listener.lost();
    }
  }

  private void step(LanderWorld current) {
    if (settings.windy()) {
      blow(current);
    }
    engines.fire(current.hull, listener);
    current.step();
    Body hull = current.hull;
    Vector2 position = hull.getPosition();
    Vector2 velocity = hull.getLinearVelocity();
    float angle = hull.getAngle();
    engines.setPose(position.x, position.y, angle);
    seen[0] = (position.x - START_X) / (WORLD_WIDTH / 2);
    seen[1] = (position.y - (PAD_HEIGHT + LEG_DOWN)) / (WORLD_HEIGHT / 2);
    seen[2] = velocity.x * (WORLD_WIDTH / 2) / TICKS_PER_SECOND;
    seen[3] = velocity.y * (WORLD_HEIGHT / 2) / TICKS_PER_SECOND;
    seen[4] = angle;
    seen[5] = 20.0 * hull.getAngularVelocity() / TICKS_PER_SECOND;
    seen[6] = current.legTouches[0] ? 1 : 0;
    seen[7] = current.legTouches[1] ? 1 : 0;
  }

  private void blow(LanderWorld current) {
    windForce = 0;
    if (current.legTouches[0] || current.legTouches[1]) {
      return;
    }
    windForce = (float) (gust(windTick++) * settings.windPower());
    current.hull.applyForceToCenter(windForce, 0, true);
    current.hull.applyTorque((float) (gust(turbulenceTick++) * settings.turbulencePower()), true);
  }

  /** A wave in -1..1 that never repeats. */
  static double gust(int tick) {
    return StrictMath.tanh(StrictMath.sin(0.02 * tick) + StrictMath.sin(Math.PI * 0.01 * tick));
  }

  private double shaping() {
    return -100 * Math.sqrt(seen[0] * seen[0] + seen[1] * seen[1])
        - 100 * Math.sqrt(seen[2] * seen[2] + seen[3] * seen[3])
        - 100 * Math.abs(seen[4])
        + 10 * seen[6]
        + 10 * seen[7];
  }

  @Override
  public void observe(ObservationWriter observation) {
    for (double value : seen) {
      observation.add((float) value);
    }
  }

  @Override
  public float reward() {
    return (float) reward;
  }

  @Override
  public AgentState state() {
    return state;
  }

  @Override
  public void close() {
    if (world != null) {
      world.dispose();
      world = null;
    }
  }

  private LanderWorld requireWorld() {
    if (world == null) {
      throw new IllegalStateException("The lander has no world; reset it first");
    }
    return world;
  }

  // What a screen draws. None of these changes anything or allocates.

  /** The rewards earned so far in this episode. */
  public double score() {
    return score;
  }

  /** The ticks since the reset. */
  public int tick() {
    return tick;
  }

  /**
   * Where a part is.
   *
   * @param xyAngle modified: receives x and y of the part's origin in m, and its angle in rad,
   *     anticlockwise
   */
  public void copyPose(LanderPart part, float[] xyAngle) {
    Body body = body(part);
    Vector2 position = body.getPosition();
    xyAngle[0] = position.x;
    xyAngle[1] = position.y;
    xyAngle[2] = body.getAngle();
  }

  private Body body(LanderPart part) {
    LanderWorld current = requireWorld();
    return part == LanderPart.HULL
        ? current.hull
        : current.legs[part == LanderPart.RIGHT_LEG ? 0 : 1];
  }

  public boolean rightLegTouches() {
    return seen[6] > 0;
  }

  public boolean leftLegTouches() {
    return seen[7] > 0;
  }

  /** The main engine's throttle during the latest tick: 0, or 0.5 to 1. */
  public float mainThrottle() {
    return (float) engines.mainThrottle();
  }

  /**
   * The side engines' throttle during the latest tick: 0, or 0.5 to 1, negative where it pushed to
   * the left.
   */
  public float sideThrottle() {
    return (float) (engines.sideDirection() * engines.sideThrottle());
  }

  /** The wind during the latest tick, in N, to the right. */
  public float windForce() {
    return windForce;
  }

  /** The width of the world and of the screen, in m. */
  public float worldWidth() {
    return (float) WORLD_WIDTH;
  }

  /** The height of the screen, in m. */
  public float worldHeight() {
    return (float) WORLD_HEIGHT;
  }

  /** The number of the terrain's corners. */
  public int terrainPoints() {
    return LanderTerrain.POINTS;
  }

  /** The place of a terrain corner, counted from the left, in m. */
  public float terrainX(int point) {
    return terrain.x[point];
  }

  /** The height of a terrain corner, in m. */
  public float terrainY(int point) {
    return terrain.y[point];
  }

  /** The terrain corner at the left end of the pad, where a flag stands. */
  public int padFirstPoint() {
    return LanderTerrain.PAD_FIRST_POINT;
  }

  /** The terrain corner at the right end of the pad, where a flag stands. */
  public int padLastPoint() {
    return LanderTerrain.PAD_LAST_POINT;
  }
}
