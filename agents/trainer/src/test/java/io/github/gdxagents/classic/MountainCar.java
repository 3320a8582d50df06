package io.github.gdxagents.classic;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;

/**
 * A car too weak for the hill shall gain speed in the valley: the dynamics, rewards and limit of
 * Gymnasium's {@code MountainCarContinuous-v0}, after Moore, "Efficient Memory-based Learning for
 * Robot Control" (1990). Lengths and speeds are in units of their own, a tick is 1.
 *
 * <p>The reward is 100 on the hill, less a tenth of the squared force in each tick: who never
 * reaches the hill learns to stand still.
 */
final class MountainCar extends ClassicGame {

  private static final int MAX_TICKS = 999;
  private static final double LEAST_POSITION = -1.2;
  private static final double GREATEST_POSITION = 0.6;
  private static final double GOAL = 0.45;
  private static final double MAX_VELOCITY = 0.07;
  private static final double POWER = 0.0015;
  private static final double GRAVITY = 0.0025;

  // Gymnasium keeps both in single precision.
  private float position;
  private float velocity;
  private double force;

  MountainCar() {
    super(
        AgentSpec.builder()
            .maxTicks(MAX_TICKS)
            .observe("position", 1, "", (float) LEAST_POSITION, (float) GREATEST_POSITION)
            .observe("velocity", 1, "", (float) -MAX_VELOCITY, (float) MAX_VELOCITY)
            .continuous("force", "", -1, 1)
            .build());
  }

  @Override
  void begin(RandomStream random) {
    place((float) uniform(random, -0.6, -0.4), 0);
  }

  /** Puts the car elsewhere. */
  void place(float position, float velocity) {
    this.position = position;
    this.velocity = velocity;
    state = AgentState.RUNNING;
  }

  @Override
  public void act(Action action) {
    force = action.axis(0);
  }

  @Override
  public void advance() {
    double speed = velocity + force * POWER - GRAVITY * StrictMath.cos(3 * (double) position);
    speed = Math.max(-MAX_VELOCITY, Math.min(MAX_VELOCITY, speed));
    double place = Math.max(LEAST_POSITION, Math.min(GREATEST_POSITION, position + speed));
    if (place == LEAST_POSITION && speed < 0) {
      speed = 0;
    }
    boolean there = place >= GOAL && speed >= 0;
    reward = (there ? 100 : 0) - 0.1 * force * force;
    position = (float) place;
    velocity = (float) speed;
    if (there) {
      state = AgentState.TERMINATED;
    }
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.add(position, velocity);
  }
}
