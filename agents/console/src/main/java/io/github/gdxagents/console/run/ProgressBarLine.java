package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.NumberText;
import java.nio.charset.Charset;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws the progress bar's line: {@code 42 % ######------ 420k of 1M, 8.1k steps/s, return 123.4,
 * 1:12 left}.
 */
final class ProgressBarLine implements ProgressBarRenderer {

  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 40;

  /** Kept free for the figures, so that the bar's length does not change when theirs does. */
  private static final int ROOM_FOR_FIGURES = 60;

  private final Pace pace;
  private final char done;
  private final char open;

  /**
   * Draws with lines if the terminal's characters include them.
   *
   * @param pace of the run, kept up to date by whoever shows the bar
   */
  ProgressBarLine(Charset charset, Pace pace) {
    this.pace = pace;
    boolean lines = charset.newEncoder().canEncode('━');
    done = lines ? '━' : '#';
    open = lines ? '─' : '-';
  }

  @Override
  public String render(ProgressState state, int maxLength) {
    double elapsedSeconds = state.getTotalElapsed().toNanos() * 1e-9;
    Progress progress =
        new Progress(state.getCurrent(), state.getMax(), elapsedSeconds, pace.stepsPerSecond());
    String share = String.format("%5s ", NumberText.percent(progress.share()));
    int room = Math.min(LONGEST_BAR, maxLength - share.length() - ROOM_FOR_FIGURES);
    String bar = room < SHORTEST_BAR ? "" : bar(progress.share(), room) + " ";
    String figures =
        state.getCurrent() == 0 ? "starting" : figures(progress, state.getExtraMessage());
    String line = share + bar + figures;
    return line.length() <= maxLength ? line : line.substring(0, maxLength);
  }

  private static String figures(Progress progress, String meanReturn) {
    return String.format(
        "%s of %s, %s steps/s, return %s%s",
        NumberText.brief(progress.steps()),
        NumberText.brief(progress.plannedSteps()),
        NumberText.brief(Math.round(progress.stepsPerSecond())),
        meanReturn,
        progress.timeLeft(", "));
  }

  private String bar(double share, int length) {
    int filled = (int) Math.floor(share * length);
    return String.valueOf(done).repeat(filled) + String.valueOf(open).repeat(length - filled);
  }
}
