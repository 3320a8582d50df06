package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.play.Stepper;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Where a simulation's time goes when it is played at random on one thread, as training plays it:
 *
 * <pre>{@code
 * System.out.print(SimulationProfile.of(MyGame::new));
 * }</pre>
 *
 * @param ticksPerSecond the median over some rounds, resets left out
 * @param bytesPerTick what a tick allocates on average, resets left out; NaN where the JVM does not
 *     count
 * @param resetMicros how long a reset takes on average, in microseconds
 * @param decisionsPerTick of all agents
 * @param advance the share of a tick's time in {@code advance()}
 * @param observe the share in {@code observe} and {@code maskActions}
 * @param act the share in {@code act}
 * @param others the share in all else that agents and simulation are asked: states, rewards,
 *     statistics
 */
public record SimulationProfile(
    double ticksPerSecond,
    double bytesPerTick,
    double resetMicros,
    double decisionsPerTick,
    double advance,
    double observe,
    double act,
    double others) {

  private static final long WARM_UP_NANOS = 2_000_000_000;
  private static final long ROUND_NANOS = 500_000_000;
  private static final int ROUNDS = 5;

  /** Plays a simulation for some five seconds. */
  public static SimulationProfile of(Supplier<? extends Simulation> simulations) {
    return of(simulations, WARM_UP_NANOS, ROUND_NANOS);
  }

  static SimulationProfile of(
      Supplier<? extends Simulation> simulations, long warmUpNanos, long roundNanos) {
    try (Stepper plain = new Stepper(simulations.get());
        TimedSimulation timed = new TimedSimulation(simulations.get())) {
      Stepper stepper = new Stepper(timed); // closed by what it steps
      new Play(plain).goOn(warmUpNanos);
      new Play(stepper).goOn(warmUpNanos / 2);
      timed.forget();
      double[] rates = new double[ROUNDS];
      Play played = new Play(plain);
      for (int round = 0; round < ROUNDS; round++) {
        Play one = new Play(plain);
        one.goOn(roundNanos);
        rates[round] = one.ticks * 1e9 / one.tickNanos;
        played.add(one);
      }
      new Play(stepper).goOn(roundNanos);
      Arrays.sort(rates);
      double total = timed.nanos();
      return new SimulationProfile(
          rates[ROUNDS / 2],
          MemoryMeter.countsThreadBytes() ? (double) played.bytes / played.ticks : Double.NaN,
          played.resetNanos * 1e-3 / played.resets,
          (double) played.decisions / played.ticks,
          timed.advanceNanos() / total,
          timed.observeNanos() / total,
          timed.actNanos() / total,
          timed.otherNanos() / total);
    }
  }

  /** Some time of playing, in whole episodes but for the last. */
  private static final class Play {

    private final Stepper stepper;
    private long seed;
    private long ticks;
    private long decisions;
    private long tickNanos;
    private long resets;
    private long resetNanos;
    private long bytes;

    Play(Stepper stepper) {
      this.stepper = stepper;
      for (int agent = 0; agent < stepper.agentCount(); agent++) {
        stepper.seat(agent, new RandomPlayer(agent));
      }
    }

    void goOn(long nanos) {
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end || ticks == 0) {
        long begin = System.nanoTime();
        stepper.reset(seed++);
        resets++;
        long reset = System.nanoTime();
        resetNanos += reset - begin;
        long before = MemoryMeter.countsThreadBytes() ? MemoryMeter.threadBytes() : 0;
        while (!stepper.over() && (ticks % 256 != 255 || System.nanoTime() < end)) {
          stepper.decide();
          stepper.tick();
          ticks++;
        }
        tickNanos += System.nanoTime() - reset;
        bytes += MemoryMeter.countsThreadBytes() ? MemoryMeter.threadBytes() - before : 0;
        for (int agent = 0; agent < stepper.agentCount(); agent++) {
          decisions += stepper.agent(agent).decisionsInEpisode();
        }
      }
    }

    void add(Play other) {
      ticks += other.ticks;
      decisions += other.decisions;
      tickNanos += other.tickNanos;
      resets += other.resets;
      resetNanos += other.resetNanos;
      bytes += other.bytes;
    }
  }

  /** A few lines for a person. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ticks a second   %,.0f, %.2f decisions each%n"
            + "bytes a tick     %.1f%n"
            + "a reset takes    %,.1f microseconds%n"
            + "share of a tick  advance %.0f %%, observe %.0f %%, act %.0f %%, others %.0f %%%n",
        ticksPerSecond,
        decisionsPerTick,
        bytesPerTick,
        resetMicros,
        100 * advance,
        100 * observe,
        100 * act,
        100 * others);
  }
}
