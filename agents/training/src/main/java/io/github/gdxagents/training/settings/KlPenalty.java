package io.github.gdxagents.training.settings;

/**
 * How the objective is charged for moving away from the policy that gathered the data: {@code beta
 * * KL(old || new)}.
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), section 4. Text forms:
 * {@code none}, {@code fixed:3}, {@code adaptive:0.01}.
 *
 * @param kind whether beta is absent, fixed, or adapted after each iteration
 * @param value beta if fixed; the target of the KL divergence, in nats, if adaptive; 0 if none
 */
public record KlPenalty(Kind kind, double value) {

  /** Whether and how beta is set. */
  public enum Kind {
    NONE,
    FIXED,
    ADAPTIVE
  }

  public static final KlPenalty NONE = new KlPenalty(Kind.NONE, 0);

  public KlPenalty {
    if (kind == Kind.ADAPTIVE) {
      Numbers.requireWithin("kl-penalty's target", value, 1e-6, 10);
    } else if (kind == Kind.FIXED) {
      Numbers.requireWithin("kl-penalty's beta", value, 0, 1e6);
    } else {
      Numbers.requireWithin("the value of kl-penalty none", value, 0, 0);
    }
  }

  public static KlPenalty fixed(double beta) {
    return new KlPenalty(Kind.FIXED, beta);
  }

  public static KlPenalty adaptive(double target) {
    return new KlPenalty(Kind.ADAPTIVE, target);
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static KlPenalty parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    if (text.startsWith("fixed:")) {
      return fixed(Double.parseDouble(text.substring("fixed:".length())));
    }
    if (text.startsWith("adaptive:")) {
      return adaptive(Double.parseDouble(text.substring("adaptive:".length())));
    }
    throw new NumberFormatException(text);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "none";
      case FIXED -> "fixed:" + Numbers.text(value);
      case ADAPTIVE -> "adaptive:" + Numbers.text(value);
    };
  }
}
