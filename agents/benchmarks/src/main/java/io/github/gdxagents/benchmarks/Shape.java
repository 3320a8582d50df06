package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;

/** What micro-benchmarks compute with: an observation, an action and networks between them. */
public enum Shape {
  /** 8 numbers in, 64-64 hidden, 4 choices out, as the lander has it. */
  DISCRETE_8_64_64_4(
      AgentSpec.builder()
          .observe("observation", 8, "")
          .discrete("choice", "a", "b", "c", "d")
          .build(),
      64),

  /** 24 numbers in, 256-256 hidden, 4 axes out, as a walking robot has it. */
  CONTINUOUS_24_256_256_4(
      AgentSpec.builder()
          .observe("observation", 24, "")
          .continuous("a", "", -1, 1)
          .continuous("b", "", -1, 1)
          .continuous("c", "", -1, 1)
          .continuous("d", "", -1, 1)
          .build(),
      256);

  @SuppressWarnings("ImmutableEnumChecker") // immutable, though not annotated so
  private final AgentSpec spec;

  private final int hiddenWidth;

  Shape(AgentSpec spec, int hiddenWidth) {
    this.spec = spec;
    this.hiddenWidth = hiddenWidth;
  }

  AgentSpec spec() {
    return spec;
  }

  int hiddenWidth() {
    return hiddenWidth;
  }

  /** Two hidden layers of tanh, separate for policy and value. */
  NetworkSettings network() {
    NetworkSettings defaults = NetworkSettings.DEFAULT;
    return new NetworkSettings(List.of(hiddenWidth, hiddenWidth), defaults.activation(), false, 0);
  }
}
