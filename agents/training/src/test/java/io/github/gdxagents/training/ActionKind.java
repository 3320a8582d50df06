package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;

/** One spec of each kind of action that a game may have. */
public enum ActionKind {
  DISCRETE(false),
  MULTI_DISCRETE(false),
  CONTINUOUS(false),
  HYBRID(false),
  MASKED(true),
  MASKED_HYBRID(true);

  private final boolean masked;

  ActionKind(boolean masked) {
    this.masked = masked;
  }

  /** Whether some choices are forbidden. */
  public boolean masked() {
    return masked;
  }

  public AgentSpec spec(int observationSize) {
    AgentSpec.Builder builder = AgentSpec.builder().observe("seen", observationSize, "");
    switch (this) {
      case DISCRETE -> builder.discrete("move", "left", "right", "stay");
      case MULTI_DISCRETE, MASKED ->
          builder.discrete("move", "left", "right", "stay", "jump").discrete("shoot", "no", "yes");
      case CONTINUOUS ->
          builder.continuous("steer", "rad", -0.5f, 0.5f).continuous("gas", "", 0, 1);
      case HYBRID, MASKED_HYBRID ->
          builder
              .discrete("move", "left", "right", "stay")
              .discrete("shoot", "no", "yes")
              .continuous("aim", "rad", -3, 3);
    }
    return builder.build();
  }
}
