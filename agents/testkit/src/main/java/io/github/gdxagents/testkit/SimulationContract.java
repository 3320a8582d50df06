package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
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
 * reproducibly. The rules play it with random actions.
 */
public abstract class SimulationContract {

  private static final long[] SEEDS = {1, 2, 3, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 20_260_101};

  /** How much of an episode is compared where whole ones would take too long. */
  private static final int COMPARED_TICKS = 500;

  /** How much is written down where whole episodes matter. */
  private static final int RECORDED_TICKS = 5_000;

  private static final int THREADS = 4;
  private static final int EPISODES_PER_PART = 20;

  private static final int WARM_UP_TICKS = 20_000;
  private static final int MEASURED_TICKS = 5_000;
  private static final int ALLOCATION_ATTEMPTS = 3;

  private static final int MEMORY_ROUNDS = 4;
  private static final int RESETS_PER_ROUND = 1_000;
  private static final long MAX_ROUND_NANOS = 2_000_000_000L;
  private static final long HEAP_NOISE_BYTES = 64 * 1024;
  private static final long PROCESS_NOISE_BYTES = 4 * 1024 * 1024;

  private final List<Simulation> open = new ArrayList<>();

  /** Makes a new simulation, independent of those made before. The contract closes it. */
  protected abstract Simulation newSimulation();

  /**
   * The number of ticks within which every episode must end under random play; 100,000 unless
   * overridden.
   */
  protected long maxEpisodeTicks() {
    return 100_000;
  }

  @AfterEach
  final void closeSimulations() {
    synchronized (open) {
      open.forEach(Simulation::close);
      open.clear();
    }
  }

  private Simulation make() {
    Simulation simulation = newSimulation();
    synchronized (open) {
      open.add(simulation);
    }
    return simulation;
  }

  private EpisodePlayer player() {
    return new EpisodePlayer(make());
  }

  // What a simulation is

  @Test
  final void eachNewSimulationIsAnObjectOfItsOwn() {
    assertThat(make()).as("newSimulation() must return a new object each time").isNotSameAs(make());
  }

  @Test
  final void theSpecIsTheSameAtEachCall() {
    Simulation simulation = make();
    AgentSpec before = simulation.agents().get(0).spec();
    new EpisodePlayer(simulation).play(1, COMPARED_TICKS);
    assertThat(
            before.differences(
                "before playing", simulation.agents().get(0).spec(), "after playing"))
        .as("spec() must return the same at each call")
        .isEmpty();
    assertThat(before.differences("one simulation", make().agents().get(0).spec(), "another one"))
        .as("spec() must be the same for all simulations of a kind")
        .isEmpty();
  }

  @Test
  final void theAgentsAreTheSameObjectsAtEachCall() {
    Simulation simulation = make();
    List<Agent> before = new ArrayList<>(simulation.agents());
    assertThat(before).as("agents() must name at least one agent").isNotEmpty();
    for (long seed : SEEDS) {
      new EpisodePlayer(simulation).play(seed, COMPARED_TICKS);
      List<? extends Agent> after = simulation.agents();
      assertThat(after).as("agents() must name as many agents at each call").hasSameSizeAs(before);
      for (int a = 0; a < before.size(); a++) {
        assertThat(after.get(a))
            .as(
                "agents() must return the same objects in the same order at each call, here agent %d",
                a)
            .isSameAs(before.get(a));
      }
    }
  }

  @Test
  final void everyAgentRunsAfterAReset() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.start(seed);
      for (int a = 0; a < player.agentCount(); a++) {
        assertThat(player.agent(a).state())
            .as("agent %d must be running right after reset(%d)", a, seed)
            .isEqualTo(AgentState.RUNNING);
      }
      player.play(seed, maxEpisodeTicks());
    }
  }

  // Reproducible episodes

  @Test
  final void theSameSeedAndActionsGiveTheSameEpisode() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      assertSame(
          "played twice in a row",
          player.play(seed, COMPARED_TICKS),
          player.play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void anEpisodeDoesNotDependOnThoseBeforeIt() {
    EpisodePlayer player = player();
    List<Trace> first = new ArrayList<>();
    for (long seed : SEEDS) {
      first.add(player.play(seed, RECORDED_TICKS));
    }
    for (int i = SEEDS.length - 1; i >= 0; i--) {
      assertSame(
          "played again after other episodes", first.get(i), player.play(SEEDS[i], RECORDED_TICKS));
    }
  }

  @Test
  final void anEpisodeIsTheSameOnANewSimulation() {
    for (long seed : SEEDS) {
      assertSame(
          "played on two simulations one after the other",
          player().play(seed, COMPARED_TICKS),
          player().play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void simulationsThatTakeTurnsDoNotDisturbEachOther() {
    List<EpisodePlayer> players = new ArrayList<>();
    for (long seed : SEEDS) {
      EpisodePlayer player = player();
      player.start(seed);
      players.add(player);
    }
    for (int tick = 0; tick < COMPARED_TICKS; tick++) {
      for (EpisodePlayer player : players) {
        if (!player.over()) {
          player.tick();
        }
      }
    }
    for (int i = 0; i < SEEDS.length; i++) {
      assertSame(
          "played in turns with other simulations, then alone",
          players.get(i).trace(),
          player().play(SEEDS[i], COMPARED_TICKS));
    }
  }

  @Test
  final void simulationsRunOnSeveralThreadsAtOnce() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Trace>>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        results.add(threads.submit(this::playAllSeeds));
      }
      List<Trace> alone = playAllSeeds();
      for (Future<List<Trace>> result : results) {
        List<Trace> together = result.get();
        for (int i = 0; i < SEEDS.length; i++) {
          assertSame("played on one of several threads at once", alone.get(i), together.get(i));
        }
      }
    } catch (ExecutionException e) {
      fail(
          "simulations must run on several threads at once, each on its own, but one threw",
          e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Trace> playAllSeeds() {
    List<Trace> traces = new ArrayList<>();
    for (long seed : SEEDS) {
      traces.add(player().play(seed, COMPARED_TICKS));
    }
    return traces;
  }

  @Test
  final void aResetInTheMiddleOfAnEpisodeStartsAnew() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      Trace whole = player.play(seed, COMPARED_TICKS);
      player.play(seed + 1, 1 + player.tickCount() / 2);
      assertSame("begun in the middle of another one", whole, player.play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void differentSeedsGiveDifferentEpisodes() {
    EpisodePlayer player = player();
    Trace first = player.play(SEEDS[0], 0, COMPARED_TICKS);
    boolean differ = false;
    for (long seed : SEEDS) {
      differ |= !first.firstDifference(player.play(seed, 0, COMPARED_TICKS)).isEmpty();
    }
    assertThat(differ)
        .as(
            "reset(seed) must make use of the seed, but %d seeds gave the same episode under the same actions",
            SEEDS.length)
        .isTrue();
  }

  private static void assertSame(String how, Trace one, Trace other) {
    assertThat(one.firstDifference(other))
        .as("an episode must be the same, bit by bit, when %s; where it first differs", how)
        .isEmpty();
  }

  // Observations, rewards, ends

  @Test
  final void observationsAreCompleteAndFinite() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      assertThatCode(() -> player.play(seed, RECORDED_TICKS))
          .as("observe() must write each component of the spec, in finite numbers")
          .doesNotThrowAnyException();
    }
  }

  @Test
  final void observationsStayWithinTheirBounds() {
    EpisodePlayer player = player();
    ObservationSpec spec = player.spec().observation();
    for (long seed : SEEDS) {
      int index = 0;
      Trace trace = player.play(seed, RECORDED_TICKS);
      for (ObservationSpec.Component component : spec.components()) {
        for (int i = 0; i < component.size(); i++, index++) {
          for (float value : trace.observed(index)) {
            assertThat(value)
                .as(
                    "observation %s must stay within the bounds that the spec declares",
                    spec.describeIndex(index))
                .isBetween(component.low(), component.high());
          }
        }
      }
    }
  }

  @Test
  final void rewardsAreFinite() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      for (float reward : player.play(seed, RECORDED_TICKS).rewards()) {
        assertThat(Float.isFinite(reward))
            .as("reward() must be finite, but was %s", reward)
            .isTrue();
      }
    }
  }

  @Test
  final void everyEpisodeEndsUnderRandomPlay() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.play(seed, maxEpisodeTicks());
      assertThat(player.over())
          .as(
              "every episode must end, but with seed %d some agent still runs after %d ticks of random play; add a time"
                  + " limit, or override maxEpisodeTicks()",
              seed, maxEpisodeTicks())
          .isTrue();
    }
  }

  @Test
  final void anAgentThatHasEndedStaysEndedUntilTheReset() {
    EpisodePlayer player = player().withoutRecording();
    for (long seed : SEEDS) {
      player.start(seed);
      while (!player.over() && player.tickCount() < maxEpisodeTicks()) {
        player.tick();
        assertEndedAgentsStay(player);
      }
      for (int extra = 0; extra < 3; extra++) {
        try {
          player.tick();
        } catch (IllegalStateException refused) {
          // Refusing to advance when nobody runs any more is as good as doing nothing.
        }
        assertEndedAgentsStay(player);
      }
    }
  }

  private static void assertEndedAgentsStay(EpisodePlayer player) {
    for (int a = 0; a < player.agentCount(); a++) {
      if (player.state(a) != AgentState.RUNNING) {
        assertThat(player.agent(a).state())
            .as("agent %d must stay as it ended until the next reset", a)
            .isEqualTo(player.state(a));
      }
    }
  }

  // Actions

  @Test
  final void theActionObjectIsNotKept() {
    for (long seed : SEEDS) {
      assertSame(
          "the action object is overwritten after act(), which must read it and not keep it",
          player().play(seed, COMPARED_TICKS),
          player().spoilingActions().play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void everyBranchAndEveryAxisMatters() {
    EpisodePlayer plain = player();
    for (int a = 0; a < plain.agentCount(); a++) {
      for (int part = 0; part < plain.actions().parts(); part++) {
        EpisodePlayer varied = player().varying(a, part);
        boolean matters = false;
        for (int seed = 0; seed < EPISODES_PER_PART && !matters; seed++) {
          Trace trace = plain.play(seed, COMPARED_TICKS);
          matters = !trace.firstDifference(varied.play(seed, COMPARED_TICKS)).isEmpty();
        }
        assertThat(matters)
            .as(
                "%s of agent %d must make a difference to what is observed or earned, but made none in %d episodes",
                plain.actions().describe(part), a, EPISODES_PER_PART)
            .isTrue();
      }
    }
  }

  @Test
  final void theMaskLeavesAChoice() {
    EpisodePlayer player = player();
    ActionSpec spec = player.spec().action();
    for (long seed : SEEDS) {
      Trace trace = player.play(seed, RECORDED_TICKS);
      assertThat(trace.maskWithoutChoice(spec))
          .as("maskActions() must leave at least one choice of every branch; where it left none")
          .isEmpty();
    }
  }

  @Test
  final void observingAndMaskingChangeNothing() {
    for (long seed : SEEDS) {
      assertSame(
          "observe() and maskActions() are called three times per decision instead of once",
          player().play(seed, COMPARED_TICKS),
          player().observing(3).play(seed, COMPARED_TICKS));
    }
  }

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
            "advance(), observe(), maskActions(), act(), reward() and state() must allocate nothing, but %d ticks took"
                + " this many bytes",
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
            "the Java heap must not grow in every round of %d resets; bytes per round",
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
            "memory outside of the Java heap must not grow in every round of %d resets, so dispose what is native;"
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
          .as("close() must work after up to %d ticks of an episode", ticks)
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
