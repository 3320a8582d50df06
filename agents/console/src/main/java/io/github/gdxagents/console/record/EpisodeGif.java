package io.github.gdxagents.console.record;

import io.github.gdxagents.hook.Simulation;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One episode as an animated GIF: 480 x 270 pixels, about 25 frames a second, half a minute at
 * most.
 *
 * <p>The episode is played twice, which is the same both times: first to find the 255 colors that
 * serve all of its frames best, since a palette for each would flicker, then to draw it.
 */
public final class EpisodeGif {

  static final int WIDTH = 480; // px
  static final int HEIGHT = 270;

  /** How long an episode is filmed; there it ends. */
  public static final int MOST_SECONDS = 30;

  private static final float FRAME_SECONDS = 0.04f;
  private static final float SECONDS_BETWEEN_COLOR_SAMPLES = 0.4f;

  /** How long the end is shown before the film begins anew. */
  private static final int LAST_FRAME_HUNDREDTHS = 150;

  /** Receives the frames of an episode. */
  @FunctionalInterface
  interface Film {

    /**
     * Takes the next frame.
     *
     * @param frame to be read at once: it is drawn over
     * @param hundredths how long it is shown, in 1/100 s
     */
    void add(BufferedImage frame, int hundredths);
  }

  private EpisodeGif() {}

  /**
   * Films an episode.
   *
   * @param drawings opens a drawing at each call
   * @param play plays one episode with the simulation it gets, the same one at each call
   * @return a GIF file
   */
  public static byte[] of(Supplier<? extends Drawing> drawings, Consumer<Simulation> play) {
    Headless.drawWithoutDisplay();
    PaletteChoice colors = new PaletteChoice();
    film(drawings, play, SECONDS_BETWEEN_COLOR_SAMPLES, (frame, hundredths) -> colors.count(frame));
    try (GifFrames frames = new GifFrames(new Palette(colors.choose(GifFrames.MOST_COLORS)))) {
      film(drawings, play, FRAME_SECONDS, frames::add);
      return frames.finish();
    }
  }

  private static void film(
      Supplier<? extends Drawing> drawings,
      Consumer<Simulation> play,
      float frameSeconds,
      Film film) {
    Drawing drawing = drawings.get();
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    try (FilmedSimulation filmed = new FilmedSimulation(drawing, frame, frameSeconds, film)) {
      play.accept(filmed);
      filmed.drawLast(LAST_FRAME_HUNDREDTHS);
    }
  }
}
