package io.github.gdxagents.core.lander;

import com.badlogic.gdx.math.Vector2;
import io.github.gdxagents.core.physics.Box2dNatives;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.EpisodeState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Land a small spacecraft on the pad. */
public final class Lander implements Simulation, Agent {

  static final double PIXELS_PER_METRE = 30;
  static final int TICKS_PER_SECOND = 50;
  static final double WORLD_WIDTH = 600 / PIXELS_PER_METRE; // m
  static final double WORLD_HEIGHT = 400 / PIXELS_PER_METRE; // m
  static final double START_X = WORLD_WIDTH / 2; // m
  static final double START_Y = WORLD_HEIGHT; // m
  static final double LEG_DOWN = 18 / PIXELS_PER_METRE; // m
  static final double PAD_HEIGHT = WORLD_HEIGHT / 4; // m

  private static final int MAX_TICKS = 1000;
  private static final int TERRAIN_POINTS = 11;
  private static final int PAD_POINT = TERRAIN_POINTS / 2;
  private static final double START_FORCE = 1000; // N
  private static final int WIND_START = 9999; // ticks

  private static final double MAIN_ENGINE_POWER = 13;
  private static final double SIDE_ENGINE_POWER = 0.6;
  private static final double MAIN_ENGINE_DOWN = 4 / PIXELS_PER_METRE; // m
  private static final double SIDE_ENGINE_AWAY = 12; // pixels
  private static final double SIDE_ENGINE_UP = 14; // pixels

  private final LanderSettings settings;
  private final LanderDraws draws;
  private final AgentSpec spec;
  private final float[] terrainX = new float[TERRAIN_POINTS];
  private final float[] terrainY = new float[TERRAIN_POINTS];

  private @Nullable LanderWorld world;
  private @Nullable LanderListener listener;

  private int choice;
  private double mainAxis;
  private double sideAxis;

  private float hullX;
  private float hullY;
  private float hullAngle;
  private final double[] seen = new double[8];
  private double mainThrottle;
  private double sideThrottle;
  private int windTick;
  private int turbulenceTick;
  private double shaping;
  private double reward;
  private double score;
  private int tick;
  private EpisodeState state = EpisodeState.TERMINATED;

  public Lander() {
    this(LanderSettings.discrete());
  }

  public Lander(LanderSettings settings) {
    this(settings, LanderDraws.random());
  }

  Lander(LanderSettings settings, LanderDraws draws) {
    Box2dNatives.load();
    this.settings = settings;
    this.draws = draws;
    AgentSpec.Builder builder =
        AgentSpec.builder()
            .fixedStepSeconds(1f / TICKS_PER_SECOND)
            .observe("x", 1, "10 m", -2.5f, 2.5f)
            .observe("y", 1, "6.67 m")
            .observe("velocity x", 1, "5 m/s")
            .observe("velocity y", 1, "7.5 m/s")
            .observe("angle", 1, "rad")
            .observe("angular velocity", 1, "2.5 rad/s")
            .observe("right leg contact", 1, "", 0, 1)
            .observe("left leg contact", 1, "", 0, 1);
    if (settings.continuous()) {
      builder.continuous("main engine", "", -1, 1).continuous("side engines", "", -1, 1);
    } else {
      builder.discrete("engine", "none", "left", "main", "right");
    }
    this.spec = builder.build();
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<Lander> agents() {
    return List.of(this);
  }

  @Override
  public void reset(long seed) {
    close();
    draws.start(seed);
    drawTerrain();
    LanderWorld fresh = new LanderWorld(settings.gravity(), terrainX, terrainY);
    world = fresh;
    float forceX = (float) draws.uniform(-START_FORCE, START_FORCE);
    float forceY = (float) draws.uniform(-START_FORCE, START_FORCE);
    fresh.hull.applyForceToCenter(forceX, forceY, true);
    if (settings.windy()) {
      windTick = draws.integer(-WIND_START, WIND_START);
      turbulenceTick = draws.integer(-WIND_START, WIND_START);
    }
    fresh.attachLegs();
    tick = 0;
    score = 0;
    choice = 0;
    mainAxis = 0;
    sideAxis = 0;
    hullX = (float) START_X;
    hullY = (float) START_Y;
    hullAngle = 0;
    step(fresh);
    shaping = shaping();
    reward = 0;
    state = EpisodeState.RUNNING;
  }

  private void drawTerrain() {
    double[] height = new double[TERRAIN_POINTS + 1];
    for (int i = 0; i < height.length; i++) {
      height[i] = draws.uniform(0, WORLD_HEIGHT / 2);
    }
    for (int i = PAD_POINT - 2; i <= PAD_POINT + 2; i++) {
      height[i] = PAD_HEIGHT;
    }
    for (int i = 0; i < TERRAIN_POINTS; i++) {
      double before = height[i == 0 ? TERRAIN_POINTS : i - 1];
      terrainX[i] = (float) (WORLD_WIDTH / (TERRAIN_POINTS - 1) * i);
      terrainY[i] = (float) (0.33 * (before + height[i] + height[i + 1]));
    }
  }

  @Override
  public void act(Action action) {
    if (settings.continuous()) {
      mainAxis = action.axis(0);
      sideAxis = action.axis(1);
    } else {
      choice = action.choice(0);
    }
  }

  @Override
  public void advance() {
    LanderWorld current = requireWorld();
    step(current);
    tick++;
    double before = shaping;
    shaping = shaping();
    reward = shaping - before - mainThrottle * 0.30 - sideThrottle * 0.03;
    if (current.hullTouched || Math.abs(seen[0]) >= 1) {
      reward = -100;
      state = EpisodeState.TERMINATED;
    }
    if (!current.hull.isAwake()) {
      reward = 100;
      state = EpisodeState.TERMINATED;
    }
    if (state == EpisodeState.RUNNING && tick >= MAX_TICKS) {
      state = EpisodeState.TRUNCATED;
    }
    score += reward;
  }

  private void step(LanderWorld current) {
    if (settings.windy() && !current.legTouches[0] && !current.legTouches[1]) {
      current.hull.applyForceToCenter((float) (gust(windTick++) * settings.windPower()), 0, true);
      current.hull.applyTorque((float) (gust(turbulenceTick++) * settings.turbulencePower()), true);
    }
    fireEngines(current);
    current.step();
    Vector2 position = current.hull.getPosition();
    hullX = position.x;
    hullY = position.y;
    hullAngle = current.hull.getAngle();
    Vector2 velocity = current.hull.getLinearVelocity();
    seen[0] = (hullX - WORLD_WIDTH / 2) / (WORLD_WIDTH / 2);
    seen[1] = (hullY - (PAD_HEIGHT + LEG_DOWN)) / (WORLD_HEIGHT / 2);
    seen[2] = velocity.x * (WORLD_WIDTH / 2) / TICKS_PER_SECOND;
    seen[3] = velocity.y * (WORLD_HEIGHT / 2) / TICKS_PER_SECOND;
    seen[4] = hullAngle;
    seen[5] = 20.0 * current.hull.getAngularVelocity() / TICKS_PER_SECOND;
    seen[6] = current.legTouches[0] ? 1 : 0;
    seen[7] = current.legTouches[1] ? 1 : 0;
  }

  private static double gust(int tick) {
    return StrictMath.tanh(StrictMath.sin(0.02 * tick) + StrictMath.sin(Math.PI * 0.01 * tick));
  }

  private void fireEngines(LanderWorld current) {
    double tipX = StrictMath.sin(hullAngle);
    double tipY = StrictMath.cos(hullAngle);
    double sideX = -tipY;
    double sideY = tipX;
    double dispersion0 = draws.uniform(-1, 1) / PIXELS_PER_METRE;
    double dispersion1 = draws.uniform(-1, 1) / PIXELS_PER_METRE;

    mainThrottle = 0;
    if (settings.continuous() ? mainAxis > 0 : choice == 2) {
      mainThrottle = settings.continuous() ? (mainAxis + 1) * 0.5 : 1;
      double away = MAIN_ENGINE_DOWN + 2 * dispersion0;
      double offsetX = tipX * away + sideX * dispersion1;
      double offsetY = -tipY * away - sideY * dispersion1;
      fire(current, true, offsetX, offsetY, hullX + offsetX, hullY + offsetY, MAIN_ENGINE_POWER, mainThrottle);
    }

    sideThrottle = 0;
    if (settings.continuous() ? Math.abs(sideAxis) > 0.5 : choice == 1 || choice == 3) {
      double direction = settings.continuous() ? Math.signum(sideAxis) : choice - 2;
      sideThrottle = settings.continuous() ? Math.abs(sideAxis) : 1;
      double away = 3 * dispersion1 + direction * SIDE_ENGINE_AWAY / PIXELS_PER_METRE;
      double offsetX = tipX * dispersion0 + sideX * away;
      double offsetY = -tipY * dispersion0 - sideY * away;
      fire(
          current,
          false,
          offsetX,
          offsetY,
          hullX + offsetX - tipX * 17 / PIXELS_PER_METRE,
          hullY + offsetY + tipY * SIDE_ENGINE_UP / PIXELS_PER_METRE,
          SIDE_ENGINE_POWER,
          sideThrottle);
    }
  }

  private void fire(
      LanderWorld current, boolean main, double offsetX, double offsetY, double x, double y, double power, double throttle) {
    float impulseX = (float) (-offsetX * power * throttle);
    float impulseY = (float) (-offsetY * power * throttle);
    current.hull.applyLinearImpulse(impulseX, impulseY, (float) x, (float) y, true);
    if (listener != null) {
      listener.engineFired(main, (float) x, (float) y, -impulseX, -impulseY, (float) throttle);
    }
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
  public EpisodeState state() {
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
      throw new IllegalStateException("The lander has no world; call reset(seed) first");
    }
    return world;
  }

  LanderWorld world() { return requireWorld(); }
  double[] seen() { return seen; }
  double rewardExact() { return reward; }
}
