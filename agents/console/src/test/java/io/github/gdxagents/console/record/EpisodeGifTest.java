package io.github.gdxagents.console.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.LivePlayer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeGifTest {

  /** A clock that runs for some ticks, drawn as a dark sky with a line that goes around in it. */
  private static final class Clock implements Drawing, Simulation, Agent {

    private final AgentSpec spec;
    private final int ticks;
    private final List<Float> deltas = new ArrayList<>();
    private int tick;
    private boolean closed;

    Clock(float stepSeconds, int ticks) {
      spec =
          AgentSpec.builder()
              .fixedStepSeconds(stepSeconds)
              .ticksPerDecision(1)
              .observe("time", 1, "s", 0, 1)
              .discrete("wait", "yes")
              .build();
      this.ticks = ticks;
    }

    @Override
    public Simulation simulation() {
      return this;
    }

    @Override
    public void draw(BufferedImage frame, float deltaSeconds) {
      deltas.add(deltaSeconds);
      for (int y = 0; y < frame.getHeight(); y++) {
        for (int x = 0; x < frame.getWidth(); x++) {
          frame.setRGB(x, y, x == tick % frame.getWidth() ? 0xffffff : sky(y));
        }
      }
    }

    static int sky(int y) {
      return (10 + y / 9) << 16 | (8 + y / 20) << 8 | (40 + y / 5);
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public List<Clock> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
    }

    @Override
    public void advance() {
      tick++;
    }

    @Override
    public void observe(ObservationWriter out) {
      out.add(0);
    }

    @Override
    public void act(Action action) {}

    @Override
    public float reward() {
      return 0;
    }

    @Override
    public AgentState state() {
      return tick < ticks ? AgentState.RUNNING : AgentState.TERMINATED;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @TempDir private Path folder;

  private GifFile film(float stepSeconds, int ticks, List<Clock> opened) throws IOException {
    byte[] gif =
        EpisodeGif.of(
            () -> {
              opened.add(new Clock(stepSeconds, ticks));
              return opened.get(opened.size() - 1);
            },
            simulation -> {
              LivePlayer player = new LivePlayer(simulation, (seen, mask, action) -> {});
              player.start(1);
              while (!player.over()) {
                player.tick();
              }
            });
    return GifFile.read(Files.write(folder.resolve("film.gif"), gif));
  }

  /** The film runs as fast as the game, whatever the length of its ticks; then its end is held. */
  @ParameterizedTest
  @CsvSource({"0.02, 100, 51", "0.0166666667, 120, 61", "0.1, 20, 21", "0.004, 500, 51"})
  void framesLastAsLongAsTheirTicks(float stepSeconds, int ticks, int frames) throws IOException {
    GifFile film = film(stepSeconds, ticks, new ArrayList<>());

    assertThat(film.frames()).hasSize(frames + 1);
    int moving = film.hundredths().stream().mapToInt(Integer::intValue).limit(frames - 1).sum();
    assertThat(moving).isBetween(199, 201);
    assertThat(film.hundredths().get(frames)).isEqualTo(150);
    assertThat(white(film.frames().get(frames))).isEqualTo(ticks % EpisodeGif.WIDTH);
  }

  private static int white(BufferedImage frame) {
    int x = 0;
    while ((frame.getRGB(x, 0) & 0xff) < 200) {
      x++;
    }
    return x;
  }

  @Test
  void aLongEpisodeEndsWithTheFilm() throws IOException {
    List<Clock> opened = new ArrayList<>();

    GifFile film = film(0.5f, 10_000, opened);

    assertThat(film.hundredths().stream().mapToInt(Integer::intValue).sum())
        .isBetween(3_000, 3_200);
    assertThat(opened)
        .hasSize(2)
        .allMatch(clock -> clock.closed)
        .allMatch(clock -> clock.tick == 60);
  }

  @Test
  void aDrawingHearsHowMuchGameTimeHasPassed() throws IOException {
    List<Clock> opened = new ArrayList<>();

    film(0.02f, 5, opened);

    assertThat(opened.get(1).deltas).containsExactly(0f, 0.04f, 0.04f, 0.02f);
  }

  @Test
  void gradientsAreCloseInEachPixelAndCloserInTheMean() throws IOException {
    BufferedImage frame = film(0.02f, 5, new ArrayList<>()).frames().get(1);

    for (int top = 0; top < EpisodeGif.HEIGHT - 8; top += 8) {
      double[] error = new double[3];
      for (int y = top; y < top + 8; y++) {
        for (int x = 100; x < 108; x++) {
          for (int channel = 0; channel < 3; channel++) {
            int is = frame.getRGB(x, y) >> (8 * channel) & 0xff;
            int off = is - (Clock.sky(y) >> (8 * channel) & 0xff);
            assertThat(Math.abs(off)).as("at %s, %s", x, y).isLessThan(6);
            error[channel] += off / 64.0;
          }
        }
      }
      for (double mean : error) {
        assertThat(Math.abs(mean)).as("mean error below row %s", top).isLessThan(1.5);
      }
    }
  }

  @Test
  void aColorBetweenTwoOfThePaletteBecomesAPatternOfBoth() {
    Palette palette = new Palette(new int[] {0x000000, 0x040404});
    int brighter = 0;
    for (int i = 0; i < 64; i++) {
      brighter += palette.index(0x020202, i % 8, i / 8);
    }

    assertThat(brighter).isBetween(20, 44);
  }
}
