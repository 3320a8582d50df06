package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.Stepper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Situations that training returns to more often than chance would: a share of episodes begins in
 * one of them. What was done up to there is done again, by everybody; then learners learn.
 *
 * @param starts episodes up to the situation
 * @param share of all episodes that begin so
 */
public record Practice(List<Replay> starts, double share) {

  /** Every episode begins at its beginning. */
  public static final Practice NONE = new Practice(List.of(), 0);

  /** The stream of an episode's seed that decides whether and where it begins otherwise. */
  private static final int STREAM = 2;

  public Practice {
    starts = List.copyOf(starts);
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share must be at least 0 and less than 1, not " + share);
    }
    if (starts.isEmpty() && share > 0) {
      throw new IllegalArgumentException("There is no situation to begin in");
    }
  }

  /** Whether any episode begins otherwise. */
  public boolean isActive() {
    return share > 0;
  }

  /** The episode to begin with, for a seed; null for one from its beginning. */
  @Nullable Replay draw(long seed) {
    if (!isActive()) {
      return null;
    }
    RandomStream random = new RandomStream(RandomStream.deriveSeed(seed, STREAM));
    return random.nextDouble() < share ? starts.get(random.nextInt(starts.size())) : null;
  }

  /**
   * Plays a situation's past.
   *
   * @param simulation of the game; not closed
   * @throws IllegalArgumentException if it is of another game or another version of it, or there is
   *     nothing left to play
   */
  public static void require(Replay start, Simulation simulation) {
    Stepper stepper = new Stepper(simulation);
    try {
      new ActionLog(stepper, false).playAgain(start, start.ticks());
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (stepper.over()) {
      throw new IllegalArgumentException(
          "The episode is over at its last tick, "
              + start.ticks()
              + "; nobody could go on from it");
    }
  }

  /** Tells it from others, in a few words. */
  public String text() {
    return "%s of episodes from %s situations, checksum %s"
        .formatted(share, starts.size(), Integer.toHexString(starts.hashCode()));
  }
}
