package io.github.gdxagents.training.settings;

import java.util.Locale;

/**
 * How the objective is charged for moving away from the policy that gathered the data: {@code beta
 * * KL(old || new)}.
 *
 * <p>Schulman et al., "Proximal Policy Optimization Algorithms" (2017), section 4. Text forms:
 * {@code none}, {@code fixed:3}, {@code adaptive:0.01} for the paper's band around a target, from
 * two thirds of it to one and a half of it, and {@code adaptive:0.005..0.02} for another band.
 *
 * @param kind whether beta is absent, fixed, or adapted after each iteration
 * @param low beta if fixed; the KL divergence, in nats, below which beta is halved, if adaptive; 0
 *     if none
 * @param high the same if fixed; the divergence above which beta is doubled, if adaptive; 0 if none
 */
public record KlPenalty(Kind kind, double low, double high) {

  /** Whether and how beta is set. */
  public enum Kind {
    NONE,
    FIXED,
    ADAPTIVE
  }

  public static final KlPenalty NONE = new KlPenalty(Kind.NONE, 0, 0);

  /** How far the paper's band reaches to both sides of the target, as a factor. */
  private static final double BAND = 1.5;

  private static final String FIXED = "fixed:";
  private static final String ADAPTIVE = "adaptive:";
  private static final String TO = "..";

  public KlPenalty {
    switch (kind) {
      case NONE -> {
        Numbers.requireWithin("kl-penalty none", low, 0, 0);
        Numbers.requireWithin("kl-penalty none", high, 0, 0);
      }
      case FIXED -> {
        Numbers.requireWithin("kl-penalty's beta", low, 0, 1e6);
        Numbers.requireWithin("kl-penalty's beta", high, low, low);
      }
      case ADAPTIVE -> {
        Numbers.requireWithin("kl-penalty's least divergence", low, 1e-7, 10);
        Numbers.requireWithin("kl-penalty's greatest divergence", high, low, 15);
      }
    }
  }

  public static KlPenalty fixed(double beta) {
    return new KlPenalty(Kind.FIXED, beta, beta);
  }

  /** Keeps the KL divergence of each update near a target, in nats: the paper's band around it. */
  public static KlPenalty adaptive(double target) {
    Numbers.requireWithin("kl-penalty's target", target, 1e-6, 10);
    return adaptive(target / BAND, target * BAND);
  }

  /** Keeps the KL divergence of each update within a band, in nats. */
  public static KlPenalty adaptive(double low, double high) {
    return new KlPenalty(Kind.ADAPTIVE, low, high);
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
    if (text.startsWith(FIXED)) {
      return fixed(Double.parseDouble(text.substring(FIXED.length())));
    }
    if (text.startsWith(ADAPTIVE)) {
      String[] band = text.substring(ADAPTIVE.length()).split("\\.\\.", 2);
      double first = Double.parseDouble(band[0]);
      return band.length == 1 ? adaptive(first) : adaptive(first, Double.parseDouble(band[1]));
    }
    throw new NumberFormatException(text);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "none";
      case FIXED -> FIXED + Numbers.text(low);
      case ADAPTIVE -> ADAPTIVE + bandText();
    };
  }

  private String bandText() {
    double target = Double.parseDouble(String.format(Locale.ROOT, "%.12g", high / BAND));
    return low == target / BAND && high == target * BAND
        ? Numbers.text(target)
        : Numbers.text(low) + TO + Numbers.text(high);
  }
}
