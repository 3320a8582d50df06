package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.ActionSource;
import org.junit.jupiter.api.Test;

class DecisionTimesTest {

  private static final ActionSource IDLE = (observation, mask, action) -> action.setChoice(0, 1);

  private final DecisionTimes times = new DecisionTimes();

  @Test
  void tellsHowManyPercentTookNoLonger() {
    for (int i = 100; i >= 1; i--) {
      times.add(1_000L * i);
    }

    assertThat(times.size()).isEqualTo(100);
    assertThat(times.medianMicros()).isCloseTo(50, within(1e-9));
    assertThat(times.percentileMicros(99)).isCloseTo(99, within(1e-9));
    assertThat(times.percentileMicros(100)).isCloseTo(100, within(1e-9));
    assertThat(times.percentileMicros(0.5)).isCloseTo(1, within(1e-9));
    assertThatThrownBy(() -> times.percentileMicros(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0.0");
  }

  @Test
  void keepsTheLatestOnly() {
    assertThat(times.medianMicros()).isNaN();
    for (int i = 0; i < 1_000; i++) {
      times.add(i < 488 ? 1_000_000_000 : 2_000);
    }

    assertThat(times.size()).isEqualTo(512);
    assertThat(times.percentileMicros(100)).isCloseTo(2, within(1e-9));
  }

  @Test
  void allocatesNothing() {
    long bytes =
        AllocatedBytes.whenWarm(
            () -> {
              for (int i = 0; i < 500; i++) {
                times.add(i * 7919L % 1_000);
                times.medianMicros();
                times.percentileMicros(99);
              }
            });

    assertThat(bytes).isZero();
  }

  @Test
  void aLivePlayerMeasuresDecisionsWhileItIsAskedTo() {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 2), IDLE);
    player.start(1);
    tick(player, 8);
    assertThat(times.size()).isZero();

    player.measureDecisions(times);
    tick(player, 8); // at the first and the fifth, for both agents at once
    assertThat(times.size()).isEqualTo(2);

    player.measureDecisions(null);
    tick(player, 8);
    assertThat(times.size()).isEqualTo(2);
  }

  private static void tick(LivePlayer player, int ticks) {
    for (int i = 0; i < ticks; i++) {
      player.tick();
    }
  }
}
