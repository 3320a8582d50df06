package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.core.screen.BundledPolicies;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled games on film: no window is open here, and no OpenGL loaded. */
class SceneDrawingTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"lander", "cartpole"})
  void anEpisodeOfTheBundledPolicyIsFilmed(String game) throws IOException {
    Path policy = folder.resolve(game + ".policy");
    try (InputStream in =
        BundledPolicies.class.getResourceAsStream(
            "/" + BundledPolicies.FOLDER + "/" + game + ".policy")) {
      Files.copy(in, policy);
    }
    Path gif = folder.resolve("film.gif");

    int exitCode =
        new CommandLineTrainer(
                "gdx-agents", BundledGames.LANDER, BundledGames.CARTPOLE, BundledGames.WALKER)
            .run("evaluate", policy.toString(), "--episodes", "1", "--record", gif.toString());

    assertThat(exitCode).isZero();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isGreaterThan(50);
      BufferedImage first = reader.read(0);
      int[] colors = first.getRGB(0, 0, first.getWidth(), first.getHeight(), null, 0, 480);
      assertThat(Arrays.stream(colors).distinct().count()).isBetween(120L, 255L);
      assertThat(Arrays.stream(colors).filter(color -> (color & 0xff) < 120).count())
          .as("pixels of the night")
          .isGreaterThan(colors.length / 2);
    } finally {
      reader.dispose();
    }
    assertThat(Files.size(gif)).isLessThan(10_000_000);
  }
}
