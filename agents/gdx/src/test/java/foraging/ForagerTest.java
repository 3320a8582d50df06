package foraging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.gdxagents.gdx.sensor.Sensor;
import io.github.gdxagents.gdx.sensor.SensorCanvas;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.testkit.SimulationContract;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForagerTest extends SimulationContract {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int OBSERVATIONS = 2_000;

  @Override
  protected Simulation newSimulation() {
    return new Forager();
  }

  @Test
  void theReadmeShowsTheCodeThatIsTestedHere() throws IOException {
    String readme = withoutSpace(Files.readString(Path.of("../README.md")));
    String code = withoutSpace(Files.readString(Path.of("src/test/java/foraging/Forager.java")));

    String shown = code.substring(code.indexOf("privatefinalRayFan"));
    assertThat(readme).contains(shown.substring(0, shown.indexOf("privatestaticfinalclassWolf")));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s|@Override", "");
  }

  @Test
  void sensingWritingAndShowingAllocateNothing() {
    Episode episode = Episode.of(1);
    SensorCanvas blank = new BlankCanvas();
    try (Forager game = new Forager()) {
      game.reset(episode);
      float[] observation = new float[game.spec().observation().size()];
      ObservationWriter out = new ObservationWriter(game.spec().observation());

      long bytes =
          allocatedBytes(
              () -> {
                out.begin(0, episode, 0, observation);
                game.observe(out);
                out.end();
                for (Sensor sensor : game.sensors()) {
                  sensor.show(blank);
                }
              });

      assertThat(bytes).isZero();
    }
  }

  /** The least of several rounds: without what the JVM adds now and then. */
  private static long allocatedBytes(Runnable observation) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < OBSERVATIONS; i++) {
        observation.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static final class BlankCanvas implements SensorCanvas {
    @Override
    public void line(float fromX, float fromY, float toX, float toY, int category) {}

    @Override
    public void point(float x, float y, int category) {}

    @Override
    public void cell(
        float centerX, float centerY, float side, float headingRadians, int category) {}
  }
}
