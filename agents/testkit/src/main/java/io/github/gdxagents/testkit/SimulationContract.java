package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gdxagents.hook.Simulation;
import org.junit.jupiter.api.Test;

/**
 * The rules that make a simulation trainable. Inherit this class, say how to make a simulation, and
 * receive each rule as a test:
 *
 * <pre>{@code
 * class MyGameContractTest extends SimulationContract {
 *   @Override
 *   protected Simulation newSimulation() {
 *     return new MyGame();
 *   }
 * }
 * }</pre>
 *
 * <p>A simulation that passes can be stepped by the hundred on any number of threads, and trains
 * reproducibly. The rules play it with random actions, calling it as training and live play do:
 * those about agents, their kinds and lives; about episodes and their parameters; about what agents
 * show and take in; and, here, about memory and closing.
 */
public abstract class SimulationContract extends PlayRules {

  private static final int WARM_UP_TICKS = 20_000;
  private static final int MEASURED_TICKS = 5_000;
  private static final int ALLOCATION_ATTEMPTS = 3;

  private static final int MEMORY_ROUNDS = 4;
  private static final int RESETS_PER_ROUND = 1_000;
  private static final long MAX_ROUND_NANOS = 2_000_000_000L;
  private static final long HEAP_NOISE_BYTES = 64 * 1024;
  private static final long PROCESS_NOISE_BYTES = 4 * 1024 * 1024;

  // Memory

  @Test
  final void playingAllocatesNothing() {
    assumeTrue(
        MemoryMeter.countsThreadBytes(),
        "this JVM does not count the bytes that a thread allocates");
    EpisodePlayer player = player().withoutRecording();
    allocatedBytes(player, WARM_UP_TICKS);
    long bytes = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ALLOCATION_ATTEMPTS && bytes > 0; attempt++) {
      bytes = allocatedBytes(player, MEASURED_TICKS);
    }
    assertThat(bytes)
        .as(
            "advance(), isOver() and what agents are asked at each tick must allocate nothing, but"
                + " %s ticks took this many bytes",
            MEASURED_TICKS)
        .isZero();
  }

  /** The bytes that so many ticks allocate, those of the resets between them left out. */
  private long allocatedBytes(EpisodePlayer player, int ticks) {
    long bytes = 0;
    long seed = 0;
    int played = 0;
    while (played < ticks) {
      player.start(seed++);
      long before = MemoryMeter.threadBytes();
      do {
        player.tick();
        played++;
      } while (!player.over() && played < ticks);
      bytes += MemoryMeter.threadBytes() - before;
    }
    return bytes;
  }

  @Test
  final void theHeapDoesNotGrowOverManyResets() {
    EpisodePlayer player = player().withoutRecording();
    assertThat(
            MemoryMeter.leastGrowth(
                MEMORY_ROUNDS, () -> resetOften(player), MemoryMeter::heapBytes))
        .as(
            "the Java heap must not grow in every round of %s resets; bytes per round",
            RESETS_PER_ROUND)
        .isLessThan(HEAP_NOISE_BYTES);
  }

  @Test
  final void theProcessDoesNotGrowOverManyResets() {
    assumeTrue(MemoryMeter.measuresProcess(), "only Linux tells the memory of a process in /proc");
    EpisodePlayer player = player().withoutRecording();
    assertThat(
            MemoryMeter.leastGrowth(
                MEMORY_ROUNDS, () -> resetOften(player), MemoryMeter::processBytes))
        .as(
            "memory outside of the Java heap must not grow in every round of %s resets, so dispose what is native;"
                + " bytes per round",
            RESETS_PER_ROUND)
        .isLessThan(PROCESS_NOISE_BYTES);
  }

  private static void resetOften(EpisodePlayer player) {
    long end = System.nanoTime() + MAX_ROUND_NANOS;
    for (int i = 0; i < RESETS_PER_ROUND && System.nanoTime() < end; i++) {
      player.play(i, 10);
    }
  }

  // Closing

  @Test
  final void aSimulationCanBeClosedAtAnyTime() {
    assertThatCode(() -> newSimulation().close())
        .as("close() must work on a simulation that was never reset")
        .doesNotThrowAnyException();
    for (int ticks : new int[] {0, 1, COMPARED_TICKS}) {
      Simulation simulation = newSimulation();
      new EpisodePlayer(simulation).play(1, ticks);
      assertThatCode(simulation::close)
          .as("close() must work after up to %s ticks of an episode", ticks)
          .doesNotThrowAnyException();
    }
  }

  @Test
  final void closingASimulationLeavesTheOthersAlone() {
    Trace undisturbed = player().play(1, COMPARED_TICKS);
    Simulation other = newSimulation();
    new EpisodePlayer(other).play(2, COMPARED_TICKS);
    EpisodePlayer player = player();
    player.start(1);
    player.tick();
    other.close();
    while (!player.over() && player.tickCount() < COMPARED_TICKS) {
      player.tick();
    }
    assertSame("another simulation is closed meanwhile", undisturbed, player.trace());
  }
}
