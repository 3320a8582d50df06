package io.github.gdxagents.training.settings;

/**
 * What a policy carries beside what it needs to decide.
 *
 * @param valueNetworkLimit the policy carries the value network, so that a game can show what a bot
 *     expects, if that has at most this many weights and biases, of four bytes each; 0 to leave it
 *     out
 */
public record PolicyFileSettings(int valueNetworkLimit) {

  /** With a value network of this size, a policy file of some tens of kilobytes remains one. */
  private static final int SMALL = 1 << 14;

  /** The greatest limit: 4 MiB, half of what a policy file may have to be read without a word. */
  public static final int MOST_VALUE_WEIGHTS = 1 << 20;

  public static final PolicyFileSettings DEFAULT = new PolicyFileSettings(SMALL);

  public PolicyFileSettings {
    Numbers.requireWithin("value-network-limit", valueNetworkLimit, 0, MOST_VALUE_WEIGHTS);
  }
}
