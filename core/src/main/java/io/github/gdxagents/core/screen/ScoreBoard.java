package io.github.gdxagents.core.screen;

/** The latest episodes' scores and verdicts. */
final class ScoreBoard {

  static final int SHOWN = 20;

  private static final Outcome.Verdict[] NONE = new Outcome.Verdict[0];

  private final double[] scores = new double[SHOWN];
  private Outcome.Verdict[] verdicts = NONE;
  private int count;

  void add(double score, Outcome.Verdict verdict) {
    if (count == 0) {
      verdicts = new Outcome.Verdict[SHOWN];
    }
    scores[count % SHOWN] = score;
    verdicts[count % SHOWN] = verdict;
    count++;
  }

  /** How many episodes can be shown. */
  int size() {
    return Math.min(count, SHOWN);
  }

  /** A verdict, 0 for the latest one. */
  Outcome.Verdict verdict(int back) {
    return verdicts[(count - 1 - back) % SHOWN];
  }

  /** The mean score of the episodes that can be shown. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += scores[i];
    }
    return sum / size();
  }
}
