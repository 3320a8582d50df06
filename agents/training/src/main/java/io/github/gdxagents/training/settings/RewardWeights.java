package io.github.gdxagents.training.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The signals whose weighted sum is learned from. Its text form is {@code game:1}.
 *
 * @param weights by the signal's name, at least one
 */
public record RewardWeights(Map<String, Double> weights) {

  /** The signal of what the game pays. */
  public static final String GAME = "game";

  /** The signal of a reward that is learned from comparisons. */
  public static final String PREFERENCES = "preferences";

  /** The signal of what could have been demonstrated. */
  public static final String GAIL = "gail";

  /** The signal of what has not been seen often. */
  public static final String CURIOSITY = "curiosity";

  private static final List<String> SIGNALS = List.of(GAME, PREFERENCES, GAIL, CURIOSITY);

  /** What the game pays, as it pays it. */
  public static final RewardWeights DEFAULT = new RewardWeights(Map.of(GAME, 1.0));

  /** Every signal there is. */
  public static final RewardWeights EVERY =
      new RewardWeights(SIGNALS.stream().collect(Collectors.toMap(name -> name, name -> 1.0)));

  public RewardWeights {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    if (weights.isEmpty()) {
      throw new InvalidSettingException("reward must have a signal to learn from, such as game:1");
    }
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      if (!SIGNALS.contains(weight.getKey())) {
        throw new InvalidSettingException(
            "reward names the signal '%s', but there are %s"
                .formatted(weight.getKey(), String.join(", ", SIGNALS)));
      }
      Numbers.requireWithin("reward weight of " + weight.getKey(), weight.getValue(), 1e-6, 1e6);
    }
  }

  /** Whether nobody pays but the game. */
  public boolean gameAlone() {
    return weights.keySet().equals(Set.of(GAME));
  }

  /** How much a signal counts; 0 if it is not among these. */
  public double of(String signal) {
    return weights.getOrDefault(signal, 0.0);
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static RewardWeights parse(String text) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int colon = part.lastIndexOf(':');
      if (colon < 0) {
        throw new NumberFormatException(text);
      }
      String signal = part.substring(0, colon).trim();
      if (weights.put(signal, Double.parseDouble(part.substring(colon + 1))) != null) {
        throw new InvalidSettingException("reward names the signal '" + signal + "' twice");
      }
    }
    return new RewardWeights(weights);
  }

  @Override
  public String toString() {
    return weights.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + Numbers.text(entry.getValue()))
        .collect(Collectors.joining(","));
  }
}
