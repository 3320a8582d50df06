package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.training.learn.RowObjective;

/** Compares derivatives that were written down with differences. */
final class Derivatives {

  private static final double STEP = 1e-5;

  private Derivatives() {}

  /** A decision under a policy that has changed since it was made. */
  static RowObjective.Row row(double oldLogProbability, double logProbability, double advantage) {
    RowObjective.Row row = new RowObjective.Row();
    row.oldLogProbability = oldLogProbability;
    row.logProbability = logProbability;
    row.ratio = StrictMath.exp(logProbability - oldLogProbability);
    row.advantage = advantage;
    return row;
  }

  /** Checks an objective's derivative with respect to log pi(a|s) at one decision. */
  static void check(
      RowObjective objective, double oldLogProbability, double logProbability, double advantage) {
    RowObjective.Row here = row(oldLogProbability, logProbability, advantage);
    RowObjective.Row above = row(oldLogProbability, logProbability + STEP, advantage);
    RowObjective.Row below = row(oldLogProbability, logProbability - STEP, advantage);
    objective.weigh(here);
    objective.weigh(above);
    objective.weigh(below);
    assertThat(here.logProbabilityGradient)
        .as(
            "the derivative at log pi = %s, log pi_old = %s, A = %s",
            logProbability, oldLogProbability, advantage)
        .isCloseTo((above.objective - below.objective) / (2 * STEP), within(1e-6));
  }
}
