package io.github.gdxagents.core.screen;

/** How an episode ended. */
enum Outcome {
  LANDED("LANDED", Verdict.SUCCESS),
  CRASHED("CRASHED", Verdict.FAILURE),
  LOST("OUT OF SIGHT", Verdict.FAILURE),
  TIME_OUT("TIME OUT", Verdict.UNDECIDED),
  BALANCED("BALANCED", Verdict.SUCCESS),
  FELL("FELL", Verdict.FAILURE),
  OFF_THE_RAIL("OFF THE RAIL", Verdict.FAILURE),
  GOAL("GOAL REACHED", Verdict.SUCCESS),
  WRONG_WAY("WRONG WAY", Verdict.FAILURE),
  RIGHT_GATE("THE RIGHT GATE", Verdict.SUCCESS),
  WRONG_GATE("THE WRONG GATE", Verdict.FAILURE),
  SURVIVED("SURVIVED", Verdict.SUCCESS),
  SHIPS_LOST("ALL SHIPS LOST", Verdict.FAILURE),
  WON("MATCH WON", Verdict.SUCCESS),
  DRAWN("DRAW", Verdict.UNDECIDED),
  BEATEN("MATCH LOST", Verdict.FAILURE);

  /** Whether that is good. */
  enum Verdict {
    SUCCESS(Palette.GOOD),
    UNDECIDED(Palette.CAUTION),
    FAILURE(Palette.BAD);

    final int color;

    Verdict(int color) {
      this.color = color;
    }
  }

  final String title;
  final Verdict verdict;

  Outcome(String title, Verdict verdict) {
    this.title = title;
    this.verdict = verdict;
  }
}
