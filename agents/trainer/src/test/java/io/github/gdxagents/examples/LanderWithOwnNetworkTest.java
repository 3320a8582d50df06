package io.github.gdxagents.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LanderWithOwnNetworkTest {

  @Test
  void theReadmeShowsTheCodeThatIsTestedHere() throws IOException {
    String code =
        withoutSpace(
            Files.readString(
                Path.of("src/test/java/io/github/gdxagents/examples/LanderWithOwnNetwork.java")));
    String readme = withoutSpace(Files.readString(Path.of("../dl4j/README.md")));
    int begin = code.indexOf("ComputationGraphgraph=");
    int end = code.indexOf("privatestaticDenseLayerlayer");
    assertThat(readme).contains(code.substring(begin, end - 1));
    assertThat(readme).contains(code.substring(end, code.length() - 1));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void theExampleEndsWithAPolicyFileAndAModelThatDecideAlike(@TempDir File folder)
      throws IOException {
    LanderWithOwnNetwork.train(2_048, folder);

    Policy policy = PolicyFile.read(new File(folder, "lander.policy"));
    float[] observation = {0.3f, 1.2f, -0.4f, 0.1f, 0.2f, -0.3f, 0, 1};
    float[] normalized = new float[8];
    policy.normalizer().normalize(observation, 1, normalized);
    float[] expected = new float[4];
    policy.network().forward(normalized, 1, policy.network().newScratch(1), expected);

    INDArray[] outputs =
        ModelSerializer.restoreComputationGraph(new File(folder, "lander.zip"))
            .output(Nd4j.create(observation, new long[] {1, 8}, 'c'));
    assertThat(outputs[0].dup('c').data().asFloat()).containsExactly(expected, within(2e-6f));
    assertThat(expected).doesNotContain(0);
  }
}
