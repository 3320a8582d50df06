package io.github.gdxagents.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.examples.LandingStyle.Seen;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * To see what the reference penalty is worth, with more seeds: {@code mvn test -pl agents/trainer
 * -am -Dtest=LandingStyleTest -Dsurefire.failIfNoSpecifiedTests=false -Dgdxagents.seeds=3}.
 */
class LandingStyleTest {

  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);

  /** From what holds the policy fast to none at all. */
  private static final List<Double> WEIGHTS = List.of(0.3, 0.1, 0.03, 0.015, 0.005, 0.0);

  private static final double CHOSEN = 0.015;

  @Test
  void aTeacherChangesTheStyleAndTheReferenceKeepsTheLandings() throws IOException {
    Policy shipped =
        PolicyFile.read(new File("../../core/src/main/resources/policies/lander.policy"));
    Seen before = Seen.of(shipped);
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (double weight : SEEDS > 1 ? WEIGHTS : List.of(CHOSEN)) {
        Seen after = Seen.of(LandingStyle.teach(shipped, weight, seed));
        if (SEEDS > 1) {
          System.out.printf(
              Locale.ROOT,
              "seed %d, reference-kl=%s: return %.0f, side engines %.1f %%, %.0f decisions%n",
              seed,
              weight,
              after.trueReturn(),
              100 * after.sideEngines(),
              after.decisions());
        }
        if (weight == CHOSEN) {
          assertThat(after.trueReturn()).as("seed " + seed).isGreaterThan(200);
          assertThat(after.sideEngines())
              .as("seed " + seed)
              .isGreaterThan(1.5 * before.sideEngines());
        }
      }
    }
  }
}
