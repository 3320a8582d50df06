package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.record.Drawing;
import io.github.gdxagents.console.record.GifFile;
import io.github.gdxagents.hook.Simulation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {

  /** The corridor as a bar that goes along with the bot. */
  private static final class Bar implements Drawing {

    private final Corridor corridor = new Corridor(Corridor.Kind.STEPS);

    @Override
    public Simulation simulation() {
      return corridor;
    }

    @Override
    public void draw(BufferedImage frame, float deltaSeconds) {
      Graphics2D graphics = frame.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, frame.getWidth(), frame.getHeight());
      graphics.setColor(Color.RED);
      graphics.fillRect(frame.getWidth() / 2 + Math.round(10 * corridor.position()), 100, 20, 50);
      graphics.dispose();
    }
  }

  private static final CommandLineTrainer DRAWN =
      new CommandLineTrainer("toy", Game.of("corridor", Corridor::steps).drawnBy(Bar::new));

  @TempDir private Path folder;
  private Path policy;
  private Path gif;

  @BeforeEach
  void writePolicy() throws IOException {
    policy = TestPolicies.write(folder.resolve("a.policy"), "corridor");
    gif = folder.resolve("episode.gif");
  }

  private CommandLineRun evaluate(CommandLineTrainer commandLine, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "evaluate";
    arguments[1] = policy.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CommandLineRun.of(commandLine, arguments);
  }

  @Test
  void theFirstEpisodeIsFilmedFromItsResetToItsEndAndTheEvaluationIsTheSame() throws IOException {
    String[] episodes = {"--episodes", "5", "--json"};
    CommandLineRun without = evaluate(DRAWN, episodes).succeeded();

    CommandLineRun with =
        evaluate(DRAWN, "--episodes", "5", "--json", "--record", gif.toString()).succeeded();

    assertThat(withoutTimes(with.out())).isEqualTo(withoutTimes(without.out()));
    GifFile film = GifFile.read(gif);
    assertThat(film.loops()).isTrue();
    assertThat(film.frames()).hasSizeGreaterThan(2);
    assertThat(film.frames().get(0).getWidth()).isEqualTo(480);
    assertThat(film.frames().get(0).getHeight()).isEqualTo(270);
    assertThat(left(film.frames().get(0))).isBetween(230, 250);
    for (BufferedImage frame : film.frames()) {
      assertThat(frame.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
      assertThat(frame.getRGB(left(frame), 120)).isEqualTo(Color.RED.getRGB());
    }
    assertThat(film.frames().stream().map(RecordTest::left).distinct().count()).isGreaterThan(2);
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"decision_micros\": ?[0-9.e-]+", "");
  }

  private static int left(BufferedImage frame) {
    int x = 0;
    while (x < 479 && frame.getRGB(x, 120) == Color.WHITE.getRGB()) {
      x++;
    }
    return x;
  }

  @Test
  void theSameCommandWritesTheSameFile() throws IOException {
    evaluate(DRAWN, "--stochastic", "--record", gif.toString()).succeeded();
    byte[] first = Files.readAllBytes(gif);

    evaluate(DRAWN, "--stochastic", "--record", gif.toString()).succeeded();

    assertThat(Files.readAllBytes(gif)).isEqualTo(first);
  }

  @Test
  void aGameThatNothingDrawsSaysWhatIsMissing() {
    CommandLineRun run =
        evaluate(new CommandLineTrainer("toy", Corridor.game()), "--record", gif.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Nothing draws corridor", "Drawing", "drawnBy")
        .containsOnlyOnce("\n");
    assertThat(gif).doesNotExist();
  }

  @Test
  void onlyAGifOfOnePolicyIsWritten() throws IOException {
    byte[] before = Files.readAllBytes(policy);
    CommandLineRun named = evaluate(DRAWN, "--record", policy.toString());
    CommandLineRun several = evaluate(DRAWN, policy.toString(), "--record", gif.toString());

    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err()).contains("name it FILE.gif");
    assertThat(policy).hasBinaryContent(before);
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.err()).contains("name one, not 2");
  }

  @Test
  void aFolderThatIsMissingIsNamedBeforeAnythingIsPlayed() {
    Path nowhere = gif.resolveSibling("nowhere");
    CommandLineRun run = evaluate(DRAWN, "--record", nowhere.resolve("film.gif").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("create the folder " + nowhere + " first");
  }
}
