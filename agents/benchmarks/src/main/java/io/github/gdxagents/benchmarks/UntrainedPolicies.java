package io.github.gdxagents.benchmarks;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.network.ActorCritic;
import java.util.Arrays;
import java.util.Map;

/** Policies as they are before training, with a normalizer that has something to do. */
final class UntrainedPolicies {

  private static final long SEED = 1;
  private static final float CLIP = 10;

  private UntrainedPolicies() {}

  static Policy of(Shape shape) {
    return of(shape.spec(), new ActorCritic(shape.spec(), shape.network(), SEED));
  }

  static Policy of(AgentSpec spec, ActorCritic networks) {
    float[] parameters = networks.parameters();
    int size = spec.observation().size();
    float[] mean = new float[size];
    float[] variance = new float[size];
    Arrays.fill(mean, 0.1f);
    Arrays.fill(variance, 1.1f);
    return new Policy(
        spec,
        new ObservationNormalizer(mean, variance, CLIP, 1),
        networks.layout().policyNetwork(parameters),
        networks.layout().logStandardDeviations(parameters),
        new Provenance("benchmark", "none", LibraryVersion.current(), Map.of(), SEED, 0, 0, 0, 0));
  }
}
