package io.github.gdxagents.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A policy that has been fitted to a game, and what was overlooked for it. */
public final class PolicyFit {

  private final Policy policy;
  private final List<String> differences;

  PolicyFit(Policy policy, List<String> differences) {
    this.policy = policy;
    this.differences = Collections.unmodifiableList(new ArrayList<>(differences));
  }

  /** The policy, which plays the game. */
  public Policy policy() {
    return policy;
  }

  /**
   * Every difference that was accepted, one sentence each: to be logged, and to be looked at when
   * the bots behave oddly. Empty if there was none.
   */
  public List<String> differences() {
    return differences;
  }
}
