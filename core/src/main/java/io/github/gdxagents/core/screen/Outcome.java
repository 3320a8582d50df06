package io.github.gdxagents.core.screen;

/**
 * How an episode ended.
 *
 * @param title a word or two, for the banner
 * @param verdict whether that is good
 */
record Outcome(String title, Verdict verdict) {

  enum Verdict {
    SUCCESS(Palette.GOOD),
    TIME_OUT(Palette.CAUTION),
    FAILURE(Palette.BAD);

    final int colour;

    Verdict(int colour) {
      this.colour = colour;
    }
  }
}
