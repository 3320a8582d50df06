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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How far a style can be taught, against how well the lander still lands. All of it, with more
 * seeds: {@code mvn test -pl agents/trainer -am -Dtest=LandingStyleTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgdxagents.seeds=6}.
 */
class LandingStyleTest {

  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);

  /** From what holds the policy fast to none at all. */
  private static final List<Double> WEIGHTS = List.of(0.3, 0.1, 0.03, 0.015, 0.005, 0.0);

  private static final double CHOSEN = 0.015;

  private final Policy shipped;
  private final Seen before;

  LandingStyleTest() throws IOException {
    shipped = PolicyFile.read(new File("../../core/src/main/resources/policies/lander.policy"));
    before = Seen.of(shipped);
  }

  @Test
  void aShortLessonChangesTheStyle() {
    Seen after = Seen.of(LandingStyle.teach(shipped, CHOSEN, 100, 80_000, 1));
    assertThat(after.sideEngines()).isGreaterThan(1.1 * before.sideEngines());
    assertThat(after.trueReturn()).isGreaterThan(230);
  }

  @Test
  @EnabledIfSystemProperty(named = "gdxagents.seeds", matches = "\\d+")
  void theReferenceKeepsTheLandings() {
    System.out.println(described("bundled policy", before));
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (double weight : WEIGHTS) {
        Seen after = Seen.of(LandingStyle.teach(shipped, weight, 800, 150_000, seed));
        String run = "seed " + seed + ", reference-kl=" + weight;
        System.out.println(described(run, after));
        if (weight == CHOSEN) {
          assertThat(after.trueReturn()).as(run).isGreaterThan(200);
          assertThat(after.sideEngines()).as(run).isGreaterThan(1.5 * before.sideEngines());
        }
      }
    }
  }

  private static String described(String policy, Seen seen) {
    return String.format(
        Locale.ROOT,
        "%s: return %.0f, side engines in %.1f %% of %.0f decisions",
        policy,
        seen.trueReturn(),
        100 * seen.sideEngines(),
        seen.decisions());
  }
}
