package io.github.gdxagents.classic;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;

/**
 * A rod on a motor too weak to lift it shall be swung up and held: the dynamics, rewards and limit
 * of Gymnasium's {@code Pendulum-v1}. The rod is 1 m long and weighs 1 kg; gravity is 10 m/s².
 *
 * <p>The reward of each of the 200 ticks is minus the squared angle from upright, less a tenth of
 * the squared velocity and a thousandth of the squared torque.
 */
final class Pendulum extends ClassicGame {

  private static final int MAX_TICKS = 200;
  private static final double STEP = 0.05; // s
  private static final double GRAVITY = 10; // m/s²
  private static final double MAX_VELOCITY = 8; // rad/s
  private static final float MAX_TORQUE = 2; // N·m

  private double angle; // rad from upright, not wrapped
  private double velocity; // rad/s
  private double torque; // N·m

  Pendulum() {
    super(
        AgentSpec.builder()
            .fixedStepSeconds((float) STEP)
            .maxTicks(MAX_TICKS)
            .observe("angle", 2, "sin, cos", -1, 1)
            .observe("velocity", 1, "rad/s", (float) -MAX_VELOCITY, (float) MAX_VELOCITY)
            .continuous("torque", "N·m", -MAX_TORQUE, MAX_TORQUE)
            .build());
  }

  @Override
  void begin(RandomStream random) {
    place(uniform(random, -Math.PI, Math.PI), uniform(random, -1, 1));
  }

  /** Puts the rod elsewhere, in rad from upright and rad/s. */
  void place(double angle, double velocity) {
    this.angle = angle;
    this.velocity = velocity;
    state = AgentState.RUNNING;
  }

  @Override
  public void act(Action action) {
    torque = action.axis(0);
  }

  @Override
  public void advance() {
    double lean = StrictMath.IEEEremainder(angle, 2 * Math.PI);
    reward = -(lean * lean + 0.1 * velocity * velocity + 0.001 * torque * torque);
    double faster = velocity + (1.5 * GRAVITY * StrictMath.sin(angle) + 3 * torque) * STEP;
    velocity = Math.max(-MAX_VELOCITY, Math.min(MAX_VELOCITY, faster));
    angle += velocity * STEP;
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.addAngle((float) angle).add((float) velocity);
  }
}
