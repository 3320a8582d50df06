package io.github.gdxagents.training.run;

import java.nio.charset.Charset;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws the progress bar's line: {@code lander 42 % ######------ 420k of 1M steps, 8,060 steps/s,
 * return 123.4, 1:12 left}. The bar takes the room that the text leaves.
 */
final class ProgressLine implements ProgressBarRenderer {

  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 40;

  private final char done;
  private final char open;

  /** Draws with the block characters of Unicode if the terminal has them. */
  ProgressLine(Charset charset) {
    boolean blocks = charset.newEncoder().canEncode('━');
    done = blocks ? '━' : '#';
    open = blocks ? '─' : '-';
  }

  @Override
  public String render(ProgressState state, int maxLength) {
    Progress progress =
        new Progress(state.getCurrent(), state.getMax(), state.getTotalElapsed().toNanos() * 1e-9);
    String head = String.format("%s %5s ", state.getTaskName(), Figures.percent(progress.share()));
    String tail =
        state.getCurrent() == 0 ? " starting" : " " + figures(progress, state.getExtraMessage());
    int room = Math.min(LONGEST_BAR, maxLength - head.length() - tail.length());
    String line = room >= SHORTEST_BAR ? head + bar(progress.share(), room) + tail : head + tail;
    return line.length() <= maxLength ? line : line.substring(0, maxLength);
  }

  private static String figures(Progress progress, String meanReturn) {
    return String.format(
        "%s of %s steps, %s steps/s, return %s, %s left",
        Figures.brief(progress.steps()),
        Figures.brief(progress.plannedSteps()),
        Figures.count(Math.round(progress.stepsPerSecond())),
        meanReturn,
        Figures.duration(progress.secondsLeft()));
  }

  private String bar(double share, int length) {
    int filled = (int) Math.floor(share * length);
    return String.valueOf(done).repeat(filled) + String.valueOf(open).repeat(length - filled);
  }
}
