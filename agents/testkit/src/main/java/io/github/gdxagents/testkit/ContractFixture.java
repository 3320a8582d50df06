package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Makes and closes the simulations that the rules play. */
abstract class ContractFixture {

  static final long[] SEEDS = {1, 2, 3, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 20_260_101};

  /** How much of an episode is compared where whole ones would take too long. */
  static final int COMPARED_TICKS = 500;

  /** How much is written down where whole episodes matter. */
  static final int RECORDED_TICKS = 5_000;

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

  final Simulation make() {
    Simulation simulation = newSimulation();
    synchronized (open) {
      open.add(simulation);
    }
    return simulation;
  }

  final EpisodePlayer player() {
    return new EpisodePlayer(make());
  }

  static void assertSame(String how, Trace one, Trace other) {
    assertThat(one.firstDifference(other))
        .as("an episode must be the same, bit by bit, when %s; where it first differs", how)
        .isEmpty();
  }
}
