package io.github.gdxagents.training.network;

/**
 * The weights of policy and value networks: brought up to date once for each gradient step, then
 * read by all threads.
 *
 * @param trunk what policy and value share; empty if they are separate
 * @param policy what the policy has alone
 * @param value what the value has alone
 */
record NetworkWeights(ChainWeights trunk, ChainWeights policy, ChainWeights value) {

  static NetworkWeights of(ParameterLayout layout) {
    boolean shared = layout.sharesEncoder();
    return new NetworkWeights(
        ChainWeights.of(shared ? layout.policyEncoder() : null, layout.trunk()),
        ChainWeights.of(shared ? null : layout.policyEncoder(), layout.policy()),
        ChainWeights.of(shared ? null : layout.valueEncoder(), layout.value()));
  }

  void load(float[] parameters) {
    trunk.load(parameters);
    policy.load(parameters);
    value.load(parameters);
  }
}
