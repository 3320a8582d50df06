package io.github.gdxagents.examples;

import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.dl4j.Dl4jModel;
import io.github.gdxagents.dl4j.GraphLearner;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/** The README's network of one's own, which trains the lander. */
final class LanderWithOwnNetwork {

  private LanderWithOwnNetwork() {}

  static void train(long steps, File folder) throws IOException {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .graphBuilder()
                .addInputs("observation")
                .addLayer("seen", layer(8, 64, Activation.TANH), "observation")
                .addLayer("planned", layer(64, 64, Activation.TANH), "seen")
                .addLayer("policy", layer(64, 4, Activation.IDENTITY), "planned")
                .addLayer("judged", layer(8, 128, Activation.RELU), "observation")
                .addLayer("value", layer(128, 1, Activation.IDENTITY), "judged")
                .setOutputs("policy", "value")
                .build());
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of(
                "steps-per-rollout", "256",
                "discount", "0.995",
                "normalize-rewards", "true",
                "minibatch-size", "128",
                "learning-rate", "1e-3..0"));
    TrainingPlan plan = new TrainingPlan(1, steps, 2, new GraphLearner(graph));
    try (Trainer trainer = new Trainer("lander", Lander::new, settings, plan)) {
      while (!trainer.finished()) {
        System.out.println(trainer.iterate().meanReturn());
      }
      PolicyFile.write(trainer.policy(), new File(folder, "lander.policy"));
      Dl4jModel.write(trainer.policy(), new File(folder, "lander.zip"));
    }
  }

  private static DenseLayer layer(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation).build();
  }
}
