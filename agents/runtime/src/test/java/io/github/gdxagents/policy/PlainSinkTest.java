package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainSinkTest {

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesAsKryo(HandMade handMade) {
    Policy policy = handMade.policy();

    byte[] plain = PlainSink.write(PolicyLayout.POLICY, policy);

    assertThat(plain)
        .isEqualTo(KryoPayload.write(PolicyLayout.POLICY, policy, 0, PolicyFile.MAX_SAVED_BYTES));
  }
}
