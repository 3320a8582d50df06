package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy and value networks as they are before training: the layout of their parameters, and
 * the values to start from.
 *
 * <pre>
 *   separate   observation - policy0 - policy1 - policy          shared   observation - trunk0 - trunk1 - policy
 *              observation - value0  - value1  - value                                              \- value
 * </pre>
 *
 * <p>Where observations hold grids or sets, an encoder comes before the first layer: one for each
 * network, or one for both if they share their trunk.
 *
 * <p>Networks with memory have it after their first hidden layer: what comes after sees both what
 * is remembered and what is there.
 *
 * <p>The last layers have no activation. The logarithms of the axes' standard deviations are
 * parameters beside the layers: they do not depend on the observation.
 *
 * <p>Initial weights are orthogonal, scaled by sqrt(2) for hidden layers, 0.01 for the policy's
 * output and 1 for the value; biases are 0. Andrychowicz et al., "What Matters in On-Policy
 * Reinforcement Learning?" (2021), section 3.2.
 */
public final class ActorCritic {

  private static final double POLICY_GAIN = 0.01;
  private static final double VALUE_GAIN = 1;

  private final ParameterLayout layout;
  private final float[] parameters;

  /** Networks with one value. */
  public ActorCritic(AgentSpec spec, NetworkSettings settings, long seed) {
    this(spec, settings, 1, seed);
  }

  /**
   * @param spec what the agents observe and do
   * @param settings the networks' shape
   * @param valueHeads how many values are estimated
   * @param seed decides the initial weights
   */
  public ActorCritic(AgentSpec spec, NetworkSettings settings, int valueHeads, long seed) {
    int axes = spec.action().axisCount();
    int policyOutputs = new ActionDistribution(spec.action()).outputSize();
    LayerPlan plan = new LayerPlan(settings.hidden(), settings.activation(), settings.memory());
    EncoderLayout policyEncoder = plan.encoder(spec.observation(), settings);
    EncoderLayout valueEncoder = policyEncoder;
    int inputs = policyEncoder == null ? spec.observation().size() : policyEncoder.outputs();
    List<ParameterLayout.Layer> trunk = List.of();
    List<ParameterLayout.Layer> policy;
    List<ParameterLayout.Layer> value;
    if (settings.sharedTrunk()) {
      trunk = plan.hidden(inputs);
      int width = LayerPlan.width(trunk, inputs);
      policy = List.of(plan.layer(width, policyOutputs, null));
      value = List.of(plan.layer(width, valueHeads, null));
    } else {
      policy = plan.chain(inputs, policyOutputs);
      valueEncoder = plan.encoder(spec.observation(), settings);
      value = plan.chain(inputs, valueHeads);
    }
    int end = plan.parameterCount();
    layout =
        new ParameterLayout(
            policyEncoder, valueEncoder, trunk, policy, value, end, axes, end + axes);
    parameters = new float[layout.parameterCount()];
    initialize(layout.sharesEncoder() ? "trunk" : "policy", policyEncoder, seed);
    if (!layout.sharesEncoder()) {
      initialize("value", valueEncoder, seed);
    }
    LayerPlan.initialize("trunk", trunk, LayerPlan.HIDDEN_GAIN, seed, parameters);
    LayerPlan.initialize("policy", policy, POLICY_GAIN, seed, parameters);
    LayerPlan.initialize("value", value, VALUE_GAIN, seed, parameters);
    Arrays.fill(parameters, end, end + axes, (float) settings.initialLogDeviation());
  }

  private void initialize(String name, @Nullable EncoderLayout encoder, long seed) {
    if (encoder != null) {
      LayerPlan.initialize(name, encoder, seed, parameters);
    }
  }

  public ParameterLayout layout() {
    return layout;
  }

  /** Copies the parameters to start from, {@code [parameterCount]}. */
  public float[] parameters() {
    return parameters.clone();
  }
}
