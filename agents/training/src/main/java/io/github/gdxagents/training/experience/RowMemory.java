package io.github.gdxagents.training.experience;

/**
 * What networks remember at each row of a rollout.
 *
 * @param policySize how many numbers the policy network remembers of a bot
 * @param valueSize the same of the value network
 * @param sequenceLength how many rows that follow one another are learned from together
 */
public record RowMemory(int policySize, int valueSize, int sequenceLength) {

  /** Of networks that remember nothing: each row is learned from by itself. */
  public static final RowMemory NONE = new RowMemory(0, 0, 1);

  /** How many numbers belong to a row: the policy's, and then the value's. */
  public int size() {
    return policySize + valueSize;
  }
}
