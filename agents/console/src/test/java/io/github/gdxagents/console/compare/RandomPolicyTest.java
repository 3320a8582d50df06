package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomPolicyTest {

  @Test
  void itsReturnIsAlwaysTheSame() {
    double meanReturn = RandomPolicy.meanReturn(() -> new Lever(false));

    // One of three levers that are not locked gives 1; the mean of 100 pulls deviates by 0.047.
    assertThat(meanReturn).isEqualTo(1.0 / 3, within(0.15));
    assertThat(RandomPolicy.meanReturn(() -> new Lever(false))).isEqualTo(meanReturn);
  }
}
