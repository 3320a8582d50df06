package io.github.gdxagents.core.screen;

import io.github.gdxagents.play.Clip;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the teaching screen asks, and who hears the answers. Asked on the window's thread. */
public interface Classroom {

  /** What somebody says to two clips. */
  enum Verdict {
    LEFT("left is better"),
    RIGHT("right is better"),
    EQUAL("equally good"),
    SKIP("skipped");

    final String text;

    Verdict(String text) {
      this.text = text;
    }
  }

  /**
   * Two clips to be compared.
   *
   * @param why they are asked about, in a few words
   */
  record Pair(Clip left, Clip right, String why) {}

  /**
   * A number to show.
   *
   * @param name what it is, in a word or two
   */
  record Figure(String name, String value) {}

  /**
   * The pair to show, the same object until it is answered; null while there is none. Asked before
   * every frame, so it must not take time.
   */
  @Nullable Pair next();

  /**
   * Keeps an answer.
   *
   * @throws IOException if it cannot be kept; the pair is still to be answered then
   */
  void answer(Pair pair, Verdict verdict) throws IOException;

  /**
   * Takes the latest answer back; its pair is the next one then.
   *
   * @return whether there was any
   * @throws IOException if that cannot be kept
   */
  boolean takeBack() throws IOException;

  /** What is known of the training at present; few enough for one line. */
  List<Figure> figures();

  /** Why there are no more pairs, in a line; empty while there are. */
  String problem();
}
