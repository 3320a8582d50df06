package io.github.gdxagents.training.settings;

import org.jspecify.annotations.Nullable;

/**
 * How what a signal pays is valued.
 *
 * @param own whether the signal has a value of its own; if not, the values are those of the
 *     weighted sum of all signals that have none
 * @param discount the weight of a reward one decision later; null for the run's
 * @param episodic whether returns end with the episode, where the value is the signal's own
 */
public record SignalCritic(boolean own, @Nullable Double discount, boolean episodic) {

  static final SignalCritic SHARED = new SignalCritic(false, null, true);

  /** Throws where a method cannot value a signal so. */
  void requireFeasible(String signal, String algorithm, boolean learnsValues) {
    if (discount != null && !own) {
      throw new InvalidSettingException(
          "%s-discount=%s needs values that are the signal's own; set %s-critic=true as well, or %s-discount=none"
              .formatted(signal, Numbers.text(discount), signal, signal));
    }
    if (own && !learnsValues) {
      throw new InvalidSettingException(
          "%s-critic must be false with algorithm=%s, which learns no values"
              .formatted(signal, algorithm));
    }
  }
}
