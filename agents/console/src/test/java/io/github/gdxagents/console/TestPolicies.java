package io.github.gdxagents.console;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ActionDistribution;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;

/** Policies with arbitrary weights. */
final class TestPolicies {

  private TestPolicies() {}

  /** A policy for the corridor in steps. */
  static Policy corridor(String game) {
    return policy(game, new Corridor(Corridor.Kind.STEPS).spec());
  }

  static Policy policy(String game, AgentSpec spec) {
    int inputs = spec.observation().size();
    int outputs = new ActionDistribution(spec.action()).outputSize();
    RandomStream random = new RandomStream(5);
    Network network =
        Network.dense(
            new int[] {inputs, 3, outputs},
            Activation.TANH,
            new float[][] {numbers(inputs * 3, random), numbers(3 * outputs, random)},
            new float[][] {numbers(3, random), numbers(outputs, random)});
    float[] variances = numbers(inputs, random);
    for (int i = 0; i < inputs; i++) {
      variances[i] = Math.abs(variances[i]);
    }
    return new Policy(
        spec,
        new ObservationNormalizer(numbers(inputs, random), variances, 10, 1234),
        network,
        numbers(spec.action().axisCount(), random),
        new Provenance(
            game, "PPO", "0.1", TrainingSettings.DEFAULT.toMap(), 7, 123_456, 1.25, 0.5, 100));
  }

  static Path write(Path file, String game) throws IOException {
    PolicyFile.write(corridor(game), file.toFile());
    return file;
  }

  private static float[] numbers(int count, RandomStream random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
