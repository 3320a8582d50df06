package io.github.gdxagents.training.settings;

/**
 * How much moving away from the reference policy costs: always the same, or what it takes to keep
 * the divergence near a target.
 *
 * <p>Text forms: {@code 0.1} for a fixed weight, {@code adaptive:0.02} for a target.
 *
 * @param weight of the divergence, in 1/nat, if fixed; 0 for no penalty
 * @param target divergence for each decision, in nats, if adaptive; 0 if the weight is fixed
 */
public record ReferenceKl(double weight, double target) {

  public static final ReferenceKl NONE = new ReferenceKl(0, 0);

  private static final String ADAPTIVE = "adaptive:";

  public ReferenceKl {
    Numbers.requireWithin("reference-kl", weight, 0, 1_000);
    if (target != 0) {
      Numbers.requireWithin("reference-kl's target", target, 1e-6, 10);
      Numbers.requireWithin("reference-kl's weight beside a target", weight, 0, 0);
    }
  }

  public static ReferenceKl fixed(double weight) {
    return new ReferenceKl(weight, 0);
  }

  /** Keeps the divergence near a target, in nats for each decision. */
  public static ReferenceKl adaptive(double target) {
    Numbers.requireWithin("reference-kl's target", target, 1e-6, 10);
    return new ReferenceKl(0, target);
  }

  public boolean isAdaptive() {
    return target > 0;
  }

  /** Whether there is a penalty at all. */
  public boolean isActive() {
    return weight > 0 || isAdaptive();
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static ReferenceKl parse(String text) {
    return text.startsWith(ADAPTIVE)
        ? adaptive(Double.parseDouble(text.substring(ADAPTIVE.length())))
        : fixed(Double.parseDouble(text));
  }

  @Override
  public String toString() {
    return isAdaptive() ? ADAPTIVE + Numbers.text(target) : Numbers.text(weight);
  }
}
