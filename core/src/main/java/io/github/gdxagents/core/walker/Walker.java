package io.github.gdxagents.core.walker;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hull on two legs that shall walk to the far end of rough ground, 93 m long, in a vertical
 * plane.
 *
 * <p>Follows Gymnasium's {@code BipedalWalker-v3} tick for tick: given the same random numbers, it
 * walks the same way. One agent, 50 ticks a second, one decision a tick.
 *
 * <h2>Action</h2>
 *
 * <p>Four axes in -1..1: {@code first hip}, {@code first knee}, {@code second hip}, {@code second
 * knee}. Each drives its joint's motor with up to 80 N·m x its magnitude, toward 4 rad/s at a hip
 * and 6 rad/s at a knee; above 0 the leg swings forwards or straightens, below 0 it swings
 * backwards or bends.
 *
 * <h2>Observation</h2>
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>number</th><th>name</th><th>min</th><th>max</th><th>unit</th></tr>
 * <tr><td>0</td><td>hull angle, anticlockwise</td><td>-</td><td>-</td><td>rad</td></tr>
 * <tr><td>1</td><td>hull angular velocity</td><td>-</td><td>-</td><td>25 rad/s</td></tr>
 * <tr><td>2</td><td>velocity x</td><td>-</td><td>-</td><td>8.33 m/s</td></tr>
 * <tr><td>3</td><td>velocity y</td><td>-</td><td>-</td><td>12.5 m/s</td></tr>
 * <tr><td>4</td><td>first hip angle, 0 at the start</td><td>-</td><td>-</td><td>rad</td></tr>
 * <tr><td>5</td><td>first hip speed</td><td>-</td><td>-</td><td>4 rad/s</td></tr>
 * <tr><td>6</td><td>first knee angle, 1 where straight</td><td>-</td><td>-</td><td>rad</td></tr>
 * <tr><td>7</td><td>first knee speed</td><td>-</td><td>-</td><td>6 rad/s</td></tr>
 * <tr><td>8</td><td>first foot contact</td><td>0</td><td>1</td><td></td></tr>
 * <tr><td>9-13</td><td>the same five of the second leg</td><td></td><td></td><td></td></tr>
 * <tr><td>14-23</td><td>lidar, from straight down in steps of 0.15 rad to
 * ahead</td><td>0</td><td>1</td><td>5.33 m</td></tr>
 * </table>
 *
 * <h2>Reward</h2>
 *
 * <p>At each tick 4.33 for every meter gained, less 5 for every radian by which the hull leans more
 * than before, less 0.028 x the magnitude of each axis. The last tick earns -100 for a fall, or for
 * walking off the left end, instead. The whole way is worth 364; 300 in all is a good walk.
 *
 * <h2>Start</h2>
 *
 * <p>Standing on both legs on the level first 9 m of the ground, pushed by a random horizontal
 * force of up to ±5 N. The ground's heights are random; with {@link WalkerSettings#obstacles()}
 * there are stumps up to 0.9 m high, pits 1.9 m deep, and stairs up or down.
 *
 * <h2>Episode end</h2>
 *
 * <p>Terminated when the hull touches the ground, when it is off the left end, or when it is beyond
 * the goal, 4.7 m before the right end. Truncated after 1,600 ticks, with obstacles after 2,000
 * ({@link WalkerSettings#maxTicks()}).
 */
public final class Walker implements Simulation, Agent {

  static final double PIXELS_PER_METRE = 30;
  static final int TICKS_PER_SECOND = 50;

  private static final double GOAL_X = (WalkerTerrain.POINTS - 10) * WalkerTerrain.STEP; // m
  private static final double MAX_START_FORCE = 5; // N
  private static final float MAX_TORQUE = 80; // N·m
  private static final float HIP_SPEED = 4; // rad/s
  private static final float KNEE_SPEED = 6; // rad/s
  private static final int JOINTS = 4;

  private final WalkerSettings settings;
  private final Draws draws;
  private final AgentSpec spec;
  private final WalkerTerrain terrain = new WalkerTerrain();
  private final WalkerLidar lidar = new WalkerLidar(terrain);

  private @Nullable WalkerWorld world;
  private final float[] axes = new float[JOINTS];
  private final double[] seen = new double[14]; // the observation but for the lidar
  private double shaping;
  private double reward;
  private double score;
  private int tick;
  private AgentState state = AgentState.TERMINATED;

  /** A walker on slightly uneven ground. */
  public Walker() {
    this(WalkerSettings.normal());
  }

  public Walker(WalkerSettings settings) {
    this(settings, Draws.random());
  }

  Walker(WalkerSettings settings, Draws draws) {
    Box2dNatives.load();
    this.settings = settings;
    this.draws = draws;
    AgentSpec.Builder spec =
        AgentSpec.builder()
            .fixedStepSeconds(1f / TICKS_PER_SECOND)
            .maxTicks(settings.maxTicks())
            .observe("hull angle", 1, "rad")
            .observe("hull angular velocity", 1, "25 rad/s")
            .observe("velocity x", 1, "8.33 m/s")
            .observe("velocity y", 1, "12.5 m/s");
    addLeg(spec, "first");
    addLeg(spec, "second");
    this.spec = spec.observe("lidar", WalkerLidar.RAYS, "5.33 m", 0, 1).build();
  }

  private static void addLeg(AgentSpec.Builder spec, String leg) {
    spec.observe(leg + " hip angle", 1, "rad")
        .observe(leg + " hip speed", 1, "4 rad/s")
        .observe(leg + " knee angle", 1, "rad")
        .observe(leg + " knee speed", 1, "6 rad/s")
        .observe(leg + " foot contact", 1, "", 0, 1)
        .continuous(leg + " hip", "80 N·m", -1, 1)
        .continuous(leg + " knee", "80 N·m", -1, 1);
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  /** The walker itself. */
  @Override
  public List<Walker> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    close();
    draws.start(episode.seed());
    terrain.draw(draws, settings.obstacles());
    lidar.survey();
    float startForce = (float) draws.uniform(-MAX_START_FORCE, MAX_START_FORCE);
    WalkerWorld fresh = new WalkerWorld(terrain, startForce);
    world = fresh;
    Arrays.fill(axes, 0);
    step(fresh); // the original makes an idle tick before its first observation
    shaping = shaping();
    reward = 0;
    score = 0;
    tick = 0;
    state = AgentState.RUNNING;
  }

  @Override
  public void act(Action action) {
    for (int joint = 0; joint < JOINTS; joint++) {
      axes[joint] = action.axis(joint);
    }
  }

  @Override
  public void advance() {
    if (state != AgentState.RUNNING) {
      throw new IllegalStateException(
          "The walker's episode is over (" + state + "); reset it first");
    }
    WalkerWorld current = requireWorld();
    step(current);
    tick++;
    double shapingBefore = shaping;
    shaping = shaping();
    reward = shaping - shapingBefore;
    for (float axis : axes) {
      reward -= 0.00035 * MAX_TORQUE * Math.abs(axis);
    }
    float x = lidar.startX;
    if (current.hullTouched || x < 0) {
      reward = -100;
      state = AgentState.TERMINATED;
    } else if (x > GOAL_X) {
      state = AgentState.TERMINATED;
    }
    score += reward;
  }

  private void step(WalkerWorld current) {
    for (int joint = 0; joint < JOINTS; joint++) {
      RevoluteJoint motor = current.joints[joint];
      motor.setMotorSpeed(fullSpeed(joint) * Math.signum(axes[joint]));
      motor.setMaxMotorTorque(MAX_TORQUE * Math.abs(axes[joint]));
    }
    current.step();
    Body hull = current.hull;
    Vector2 position = hull.getPosition();
    lidar.cast(position.x, position.y);
    Vector2 velocity = hull.getLinearVelocity();
    seen[0] = hull.getAngle();
    seen[1] = 2.0 * hull.getAngularVelocity() / TICKS_PER_SECOND;
    seen[2] = 0.3 * velocity.x * (600 / PIXELS_PER_METRE) / TICKS_PER_SECOND;
    seen[3] = 0.3 * velocity.y * (400 / PIXELS_PER_METRE) / TICKS_PER_SECOND;
    for (int joint = 0; joint < JOINTS; joint++) {
      RevoluteJoint motor = current.joints[joint];
      int leg = joint / 2;
      int knee = joint % 2;
      int place = 4 + 5 * leg + 2 * knee;
      seen[place] = (double) motor.getJointAngle() + knee;
      seen[place + 1] = motor.getJointSpeed() / (double) fullSpeed(joint);
    }
    seen[8] = current.footTouches[0] ? 1 : 0;
    seen[13] = current.footTouches[1] ? 1 : 0;
  }

  /** rad/s. */
  private static float fullSpeed(int joint) {
    return joint % 2 == 0 ? HIP_SPEED : KNEE_SPEED;
  }

  private double shaping() {
    return 130 * (double) lidar.startX / PIXELS_PER_METRE - 5.0 * Math.abs(seen[0]);
  }

  @Override
  public void observe(ObservationWriter observation) {
    for (double value : seen) {
      observation.add((float) value);
    }
    observation.add(lidar.fractions);
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

  WalkerWorld requireWorld() {
    if (world == null) {
      throw new IllegalStateException("The walker has no world; reset it first");
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
  public void copyPose(WalkerPart part, float[] xyAngle) {
    WalkerWorld current = requireWorld();
    Body body =
        switch (part) {
          case HULL -> current.hull;
          case FIRST_UPPER_LEG -> current.legs[0];
          case FIRST_LOWER_LEG -> current.legs[1];
          case SECOND_UPPER_LEG -> current.legs[2];
          case SECOND_LOWER_LEG -> current.legs[3];
        };
    Vector2 position = body.getPosition();
    xyAngle[0] = position.x;
    xyAngle[1] = position.y;
    xyAngle[2] = body.getAngle();
  }

  public boolean firstFootTouches() {
    return seen[8] > 0;
  }

  public boolean secondFootTouches() {
    return seen[13] > 0;
  }

  /** Whether the hull has touched the ground, which ends the episode. */
  public boolean fallen() {
    return requireWorld().hullTouched;
  }

  /** The latest drive of a joint, -1 to 1: first hip and knee, second hip and knee. */
  public float drive(int joint) {
    return axes[joint];
  }

  /** The number of the lidar's rays. */
  public int lidarRays() {
    return WalkerLidar.RAYS;
  }

  /**
   * A ray as it was measured after the latest tick; ray 0 points straight down.
   *
   * @param xyXy modified: receives x and y of its start, then of where it met the ground or ended,
   *     in m
   * @return the part of its range that it reached, 0 to 1; 1 if it met nothing
   */
  public float copyLidarRay(int ray, float[] xyXy) {
    float fraction = lidar.fractions[ray];
    xyXy[0] = lidar.startX;
    xyXy[1] = lidar.startY;
    xyXy[2] = lidar.startX + fraction * (lidar.farX[ray] - lidar.startX);
    xyXy[3] = lidar.startY + fraction * (lidar.farY[ray] - lidar.startY);
    return fraction;
  }

  /** The number of the terrain's points. */
  public int terrainPoints() {
    return WalkerTerrain.POINTS;
  }

  /** The place of a terrain point, counted from the left, in m. */
  public float terrainX(int point) {
    return terrain.x[point];
  }

  /** The height of a terrain point, in m. */
  public float terrainY(int point) {
    return terrain.y[point];
  }

  /** The number of boxes that make up the obstacles, from left to right. */
  public int obstacleBoxes() {
    return terrain.boxes.size();
  }

  /**
   * One box of an obstacle. The terrain's line leads through pits and stairs too.
   *
   * @param leftBottomRightTop modified: receives the edges of the box in m
   */
  public void copyObstacleBox(int box, float[] leftBottomRightTop) {
    WalkerTerrain.Box edges = terrain.boxes.get(box);
    leftBottomRightTop[0] = edges.left();
    leftBottomRightTop[1] = edges.bottom();
    leftBottomRightTop[2] = edges.right();
    leftBottomRightTop[3] = edges.top();
  }

  /** Where the walk ends, in m. */
  public float goalX() {
    return (float) GOAL_X;
  }
}
