package io.github.gdxagents.training.preference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a learned reward is from.
 *
 * @param game that was played
 * @param libraryVersion of the library that learned it
 * @param seed of the run
 * @param settings of the run, by key
 * @param labels how many comparisons it was learned from, or held against
 * @param agreement the share of comparisons held out that it predicts; NaN if none was
 */
public record RewardOrigin(
    String game,
    String libraryVersion,
    long seed,
    Map<String, String> settings,
    int labels,
    double agreement) {

  public RewardOrigin {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    if (labels < 0) {
      throw new IllegalArgumentException("labels must be at least 0, not " + labels);
    }
    if (agreement < 0 || agreement > 1) {
      throw new IllegalArgumentException("agreement must be within 0 and 1, not " + agreement);
    }
  }
}
