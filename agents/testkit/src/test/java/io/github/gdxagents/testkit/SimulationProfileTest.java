package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationProfileTest {

  private static final long NANOS = 50_000_000;

  /** Its time and garbage go where a test wants them. */
  private static final class Busy implements Simulation, Agent {

    private static final AgentSpec SPEC =
        AgentSpec.builder().ticksPerDecision(2).observe("x", 1, "").discrete("a", "b", "c").build();

    private final int advanceWork;
    private final int observeWork;
    private final int garbage;
    private final List<byte[]> last = new ArrayList<>();
    private double number = 1;
    private int tick;
    boolean closed;

    Busy(int advanceWork, int observeWork, int garbage) {
      this.advanceWork = advanceWork;
      this.observeWork = observeWork;
      this.garbage = garbage;
    }

    private void work(int times) {
      for (int i = 0; i < times; i++) {
        number = Math.sqrt(number + i);
      }
    }

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public List<Busy> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
    }

    @Override
    public void observe(ObservationWriter out) {
      work(observeWork);
      out.add((float) number);
    }

    @Override
    public void act(Action action) {}

    @Override
    public void advance() {
      work(advanceWork);
      if (garbage > 0) {
        last.clear();
        last.add(new byte[garbage]);
      }
      tick++;
    }

    @Override
    public float reward() {
      return 0;
    }

    @Override
    public AgentState state() {
      return tick < 100 ? AgentState.RUNNING : AgentState.TERMINATED;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static SimulationProfile profile(int advanceWork, int observeWork, int garbage) {
    List<Busy> made = new ArrayList<>();
    SimulationProfile profile =
        SimulationProfile.of(
            () -> {
              made.add(new Busy(advanceWork, observeWork, garbage));
              return made.get(made.size() - 1);
            },
            NANOS,
            NANOS);
    assertThat(made).hasSize(2).allMatch(busy -> busy.closed);
    return profile;
  }

  @Test
  void timeIsFoundWhereItIsSpent() {
    SimulationProfile advancing = profile(20_000, 0, 0);
    SimulationProfile observing = profile(0, 20_000, 0);
    assertThat(advancing.advance()).isGreaterThan(0.8);
    assertThat(observing.observe()).isGreaterThan(0.8);
    for (SimulationProfile profile : List.of(advancing, observing)) {
      assertThat(profile.advance() + profile.observe() + profile.act() + profile.others())
          .isCloseTo(1, within(1e-9));
      assertThat(profile.decisionsPerTick()).isCloseTo(0.5, within(0.02));
      assertThat(profile.ticksPerSecond()).isPositive();
    }
  }

  @Test
  void garbageIsCounted() {
    assertThat(profile(200, 0, 1_000).bytesPerTick()).isBetween(1_000.0, 1_100.0);
    assertThat(profile(200, 0, 0).bytesPerTick()).isLessThan(100);
  }

  @Test
  void itReadsWell() {
    assertThat(new SimulationProfile(1_234_567, 0, 12.34, 0.25, 0.5, 0.25, 0.05, 0.2))
        .hasToString(
            String.format(
                "ticks a second   1,234,567, 0.25 decisions each%n"
                    + "bytes a tick     0.0%n"
                    + "a reset takes    12.3 microseconds%n"
                    + "share of a tick  advance 50 %%, observe 25 %%, act 5 %%, others 20 %%%n"));
  }
}
