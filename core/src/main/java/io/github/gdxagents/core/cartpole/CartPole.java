package io.github.gdxagents.core.cartpole;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * A pole on a cart that shall not fall, on a track without friction.
 *
 * <p>The dynamics of Gymnasium's {@code CartPole-v1}: Barto, Sutton and Anderson, "Neuronlike
 * adaptive elements that can solve difficult learning control problems", 1983, with the equations
 * of motion corrected by Florian, "Correct equations for the dynamics of the cart-pole system",
 * 2007, integrated by Euler's method in double precision. One agent, 50 ticks a second, one
 * decision a tick.
 *
 * <h2>Action</h2>
 *
 * <p>One branch {@code push}: 0 pushes the cart to the left, 1 to the right, with 10 N.
 *
 * <h2>Observation</h2>
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>number</th><th>name</th><th>min</th><th>max</th><th>unit</th></tr>
 * <tr><td>0</td><td>cart position</td><td>-4.8</td><td>4.8</td><td>m</td></tr>
 * <tr><td>1</td><td>cart velocity</td><td>-</td><td>-</td><td>m/s</td></tr>
 * <tr><td>2</td><td>pole angle, clockwise</td><td>-0.419</td><td>0.419</td><td>rad</td></tr>
 * <tr><td>3</td><td>pole angular velocity</td><td>-</td><td>-</td><td>rad/s</td></tr>
 * </table>
 *
 * <h2>Reward</h2>
 *
 * <p>1 for every tick, the last one included: 500 at most.
 *
 * <h2>Start</h2>
 *
 * <p>Each of the four numbers uniform in -0.05..0.05.
 *
 * <h2>Episode end</h2>
 *
 * <p>Terminated when the pole leans by more than 12° or the cart is more than 2.4 m off the middle.
 * Truncated after 500 ticks.
 */
public final class CartPole implements Simulation, Agent {

  private static final int TICKS_PER_SECOND = 50;
  private static final double TICK_SECONDS = 0.02;
  private static final int MAX_TICKS = 500;

  private static final double GRAVITY = 9.8; // m/s²
  private static final double POLE_MASS = 0.1; // kg
  private static final double TOTAL_MASS = 1.0 + POLE_MASS; // kg, the cart's 1 kg included
  private static final double HALF_POLE_LENGTH = 0.5; // m
  private static final double POLE_MASS_LENGTH = POLE_MASS * HALF_POLE_LENGTH; // kg·m
  private static final double PUSH = 10; // N

  private static final double MAX_POSITION = 2.4; // m
  private static final double MAX_ANGLE = 12 * 2 * Math.PI / 360; // rad
  private static final double MAX_START = 0.05;

  private final AgentSpec spec =
      AgentSpec.builder()
          .fixedStepSeconds(1f / TICKS_PER_SECOND)
          .maxTicks(MAX_TICKS)
          .observe("cart position", 1, "m", (float) (-2 * MAX_POSITION), (float) (2 * MAX_POSITION))
          .observe("cart velocity", 1, "m/s")
          .observe("pole angle", 1, "rad", (float) (-2 * MAX_ANGLE), (float) (2 * MAX_ANGLE))
          .observe("pole angular velocity", 1, "rad/s")
          .discrete("push", "left", "right")
          .build();

  private final RandomStream random = new RandomStream(0);

  private double position; // m
  private double velocity; // m/s
  private double angle; // rad
  private double angularVelocity; // rad/s
  private int choice;
  private int tick;
  private AgentState state = AgentState.TERMINATED;

  @Override
  public AgentSpec spec() {
    return spec;
  }

  /** The cart itself. */
  @Override
  public List<CartPole> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    start(drawStart(), drawStart(), drawStart(), drawStart());
  }

  private double drawStart() {
    return MAX_START * (2 * random.nextDouble() - 1);
  }

  /** Starts an episode from a given state, in m, m/s, rad and rad/s. */
  void start(double position, double velocity, double angle, double angularVelocity) {
    place(position, velocity, angle, angularVelocity);
    choice = 0;
    tick = 0;
    state = AgentState.RUNNING;
  }

  /** Puts cart and pole elsewhere in the middle of an episode. */
  void place(double position, double velocity, double angle, double angularVelocity) {
    this.position = position;
    this.velocity = velocity;
    this.angle = angle;
    this.angularVelocity = angularVelocity;
  }

  @Override
  public void act(Action action) {
    choice = action.choice(0);
  }

  @Override
  public void advance() {
    if (state != AgentState.RUNNING) {
      throw new IllegalStateException(
          "The cart pole's episode is over (" + state + "); reset it first");
    }
    double force = choice == 1 ? PUSH : -PUSH;
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double push =
        (force + POLE_MASS_LENGTH * (angularVelocity * angularVelocity) * sin) / TOTAL_MASS; // m/s²
    double angularAcceleration =
        (GRAVITY * sin - cos * push)
            / (HALF_POLE_LENGTH * (4.0 / 3.0 - POLE_MASS * (cos * cos) / TOTAL_MASS));
    double acceleration = push - POLE_MASS_LENGTH * angularAcceleration * cos / TOTAL_MASS;

    position += TICK_SECONDS * velocity;
    velocity += TICK_SECONDS * acceleration;
    angle += TICK_SECONDS * angularVelocity;
    angularVelocity += TICK_SECONDS * angularAcceleration;

    tick++;
    if (Math.abs(position) > MAX_POSITION || Math.abs(angle) > MAX_ANGLE) {
      state = AgentState.TERMINATED;
    }
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.add((float) position, (float) velocity).add((float) angle, (float) angularVelocity);
  }

  /** Always 1: the cart pole earns by lasting. */
  @Override
  public float reward() {
    return 1;
  }

  @Override
  public AgentState state() {
    return state;
  }

  // What a screen draws.

  /** The cart's middle, in m to the right of the track's middle. */
  public double position() {
    return position;
  }

  /** The pole's lean, in rad, clockwise. */
  public double angle() {
    return angle;
  }

  /** The latest push: -1 to the left, 1 to the right. */
  public int pushDirection() {
    return choice == 1 ? 1 : -1;
  }

  /** The ticks since the reset, which are also the score. */
  public int tick() {
    return tick;
  }

  /** How far from the middle the cart may go, in m. */
  public static double maxPosition() {
    return MAX_POSITION;
  }

  /** The pole's whole length, in m. */
  public static double poleLength() {
    return 2 * HALF_POLE_LENGTH;
  }
}
