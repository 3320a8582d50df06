package io.github.gdxagents.gdx;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Version;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.hook.SimulationUnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Box2dNativesTest {

  /** Lets eight threads load Box2D and make worlds at once; prints how far balls have fallen. */
  static final class Loading {

    private static final int THREADS = 8;

    private Loading() {}

    public static void main(String[] arguments) throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<Float>> falls = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          falls.add(threads.submit((Callable<Float>) Loading::fall));
        }
        for (Future<Float> fall : falls) {
          System.out.println(fall.get());
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SimulationUnavailableException unavailable) {
          System.out.println(unavailable.getMessage());
        } else {
          throw e;
        }
      } finally {
        threads.shutdown();
      }
    }

    private static float fall() {
      Box2dNatives.load();
      World world = new World(new Vector2(0, -10), true);
      CircleShape circle = new CircleShape();
      circle.setRadius(0.5f);
      BodyDef definition = new BodyDef();
      definition.type = BodyDef.BodyType.DynamicBody;
      Body ball = world.createBody(definition);
      ball.createFixture(circle, 1);
      for (int tick = 0; tick < 60; tick++) {
        world.step(1 / 60f, 6, 2);
      }
      float y = ball.getPosition().y;
      circle.dispose();
      world.dispose();
      return y;
    }
  }

  /** What {@link Loading} prints in a JVM of its own whose class path lacks an artifact. */
  private static List<String> loadWithout(String artifact)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !String.valueOf(Path.of(entry).getFileName()).startsWith(artifact))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Loading.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  @Test
  void manyThreadsMayLoadItAtOnce() throws Exception {
    List<String> falls = loadWithout("nothing-at-all");

    assertThat(falls).hasSize(Loading.THREADS).containsOnly(falls.get(0));
    assertThat(Float.parseFloat(falls.get(0))).isBetween(-5.2f, -5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdx-platform", "gdx-box2d-platform"})
  void nativesThatAreMissingAreNamedWithTheirDependency(String artifact) throws Exception {
    assertThat(loadWithout(artifact))
        .singleElement()
        .asString()
        .matches("Box2D needs \\S*gdx\\S*, which is not on the class path; add it to the build: .*")
        .contains(
            "runtimeOnly \"com.badlogicgames.gdx:"
                + artifact
                + ":"
                + Version.VERSION
                + ":natives-desktop\"");
  }
}
