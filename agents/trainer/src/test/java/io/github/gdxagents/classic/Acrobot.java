package io.github.gdxagents.classic;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;

/**
 * Two links that hang from a bar, with a motor between them, shall swing their end above the bar by
 * one link's length: the dynamics, rewards and limit of Gymnasium's {@code Acrobot-v1}.
 *
 * <p>Sutton, "Generalization in Reinforcement Learning: Successful Examples Using Sparse Coarse
 * Coding" (1996), with the equations of Sutton and Barto's book. Each link is 1 m long and weighs 1
 * kg, its center of mass is in its middle, and its moment of inertia is 1 kg·m². A tick is a step
 * of 0.2 s by the Runge-Kutta method of fourth order.
 *
 * <p>The reward is -1 for each tick, and 0 for the last one.
 */
final class Acrobot extends ClassicGame {

  private static final int MAX_TICKS = 500;
  private static final double STEP = 0.2; // s
  private static final double GRAVITY = 9.8; // m/s²
  private static final double MAX_UPPER_VELOCITY = 4 * Math.PI; // rad/s
  private static final double MAX_LOWER_VELOCITY = 9 * Math.PI; // rad/s
  private static final double MAX_START = 0.1; // rad, rad/s

  /**
   * The angle of the upper link from hanging, that of the lower one to it, and their velocities.
   */
  private double[] links = new double[4];

  private double torque; // N·m

  Acrobot() {
    super(
        AgentSpec.builder()
            .fixedStepSeconds((float) STEP)
            .maxTicks(MAX_TICKS)
            .observe("upper angle", 2, "sin, cos", -1, 1)
            .observe("lower angle", 2, "sin, cos", -1, 1)
            .observe("upper velocity", 1, "rad/s")
            .observe("lower velocity", 1, "rad/s")
            .discrete("torque", "-1 N·m", "0 N·m", "1 N·m")
            .build());
  }

  @Override
  void begin(RandomStream random) {
    for (int i = 0; i < links.length; i++) {
      links[i] = (float) uniform(random, -MAX_START, MAX_START);
    }
  }

  /** Puts the links elsewhere: angles in rad, velocities in rad/s. */
  void place(double upper, double lower, double upperVelocity, double lowerVelocity) {
    links = new double[] {upper, lower, upperVelocity, lowerVelocity};
    state = AgentState.RUNNING;
  }

  @Override
  public void act(Action action) {
    torque = action.choice(0) - 1;
  }

  @Override
  public void advance() {
    double[] k1 = derivatives(links);
    double[] k2 = derivatives(moved(links, STEP / 2, k1));
    double[] k3 = derivatives(moved(links, STEP / 2, k2));
    double[] k4 = derivatives(moved(links, STEP, k3));
    for (int i = 0; i < links.length; i++) {
      links[i] += STEP / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    links[0] = wrapped(links[0]);
    links[1] = wrapped(links[1]);
    links[2] = Math.max(-MAX_UPPER_VELOCITY, Math.min(MAX_UPPER_VELOCITY, links[2]));
    links[3] = Math.max(-MAX_LOWER_VELOCITY, Math.min(MAX_LOWER_VELOCITY, links[3]));

    boolean above = -StrictMath.cos(links[0]) - StrictMath.cos(links[1] + links[0]) > 1;
    reward = above ? 0 : -1;
    if (above) {
      state = AgentState.TERMINATED;
    }
  }

  private double[] derivatives(double[] links) {
    double sin = StrictMath.sin(links[1]);
    double cos = StrictMath.cos(links[1]);
    double upperVelocity = links[2];
    double lowerVelocity = links[3];

    // With masses and lengths of 1 and centers of mass at 0.5.
    double upperInertia = 0.25 + (1.25 + cos) + 2;
    double coupling = 0.25 + 0.5 * cos + 1;
    double lowerInertia = 1.25;
    double lowerWeight = 0.5 * GRAVITY * StrictMath.sin(links[0] + links[1]);
    double upperWeight = 1.5 * GRAVITY * StrictMath.sin(links[0]) + lowerWeight;
    double upperForce =
        -0.5 * lowerVelocity * lowerVelocity * sin
            - lowerVelocity * upperVelocity * sin
            + upperWeight;
    double lowerForce = 0.5 * upperVelocity * upperVelocity * sin + lowerWeight;

    double lowerAcceleration =
        (torque + coupling / upperInertia * upperForce - lowerForce)
            / (lowerInertia - coupling * coupling / upperInertia);
    double upperAcceleration = -(coupling * lowerAcceleration + upperForce) / upperInertia;
    return new double[] {upperVelocity, lowerVelocity, upperAcceleration, lowerAcceleration};
  }

  private static double[] moved(double[] from, double seconds, double[] derivatives) {
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + seconds * derivatives[i];
    }
    return to;
  }

  private static double wrapped(double angle) {
    return StrictMath.IEEEremainder(angle, 2 * Math.PI);
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation
        .addAngle((float) links[0])
        .addAngle((float) links[1])
        .add((float) links[2], (float) links[3]);
  }
}
