package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;

/**
 * What a flat vector of parameters means: the policy and value networks that act with it. Methods
 * and the trainer know networks in this form only, whatever layers they have.
 *
 * <p>The logarithms of the axes' standard deviations are among the parameters, side by side.
 */
public interface Parameterization {

  /** The length of the vector. */
  int parameterCount();

  /** Where the logarithms of standard deviations begin in the vector. */
  int logStandardDeviationOffset();

  /** How many there are. */
  int axes();

  /** Copies the policy out of the vector, into the form in which it acts. */
  Network policyNetwork(float[] parameters);

  /** Copies the value network out of the vector, with all of its heads. */
  Network valueNetwork(float[] parameters);

  /**
   * Copies the value network out of the vector with its first head only, for values in another
   * unit.
   *
   * @param unit what a value of 1 is worth in it
   */
  Network valueNetwork(float[] parameters, double unit);

  /** Copies the logarithms of the axes' standard deviations out of the vector, {@code [axes]}. */
  float[] logStandardDeviations(float[] parameters);

  /**
   * Copies a policy into the vector: what {@link #policyNetwork} and {@link #logStandardDeviations}
   * would copy out.
   *
   * @param policy of these networks' shape
   * @param parameters modified
   * @throws io.github.gdxagents.training.settings.InvalidSettingException if it is of another shape
   */
  void setPolicy(Policy policy, float[] parameters);

  /**
   * Copies a value network of one head into the vector, as the first, if it is of these networks'
   * shape.
   *
   * @param parameters modified
   * @return whether it was
   */
  default boolean setValueNetwork(Network network, float[] parameters) {
    return false;
  }

  /**
   * Turns the first head's values into another unit.
   *
   * @param parameters modified, of networks whose value network can be set
   * @param factor what a value of 1 becomes
   */
  default void scaleValues(float[] parameters, double factor) {
    throw new UnsupportedOperationException("These networks' values cannot be scaled");
  }

  /**
   * Holds the logarithms of the axes' standard deviations within bounds.
   *
   * @param parameters modified
   */
  default void holdLogStandardDeviations(float[] parameters, double low, double high) {
    for (int axis = 0; axis < axes(); axis++) {
      int i = logStandardDeviationOffset() + axis;
      parameters[i] = (float) Math.max(low, Math.min(high, parameters[i]));
    }
  }

  /** Whether a step that improves the values changes the policy, too. */
  boolean sharesParameters();

  /**
   * Runs the policy once, to ask how its outputs move.
   *
   * @param observations normalized, {@code [rows x observation]}
   */
  OutputTangents outputTangents(float[] parameters, float[] observations, int rows);
}
