package io.github.gdxagents.console.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HalvingTest {

  private static final Map<String, Double> SCORES =
      Map.of("a", 3.0, "b", 9.0, "c", Double.NaN, "d", 9.0, "e", -1.0, "f", 5.0, "g", 4.0);

  @Test
  void theRungsAreANinthAThirdAndAllOfTheSteps() {
    assertThat(Halving.steps(0, 900)).isEqualTo(100);
    assertThat(Halving.steps(1, 900)).isEqualTo(300);
    assertThat(Halving.steps(2, 900)).isEqualTo(900);
    assertThat(Halving.steps(0, 500_000)).isEqualTo(55_556);
    assertThat(Halving.steps(0, 1)).isEqualTo(1);
  }

  @Test
  void theBestThirdGoesOnRoundedUp() {
    assertThat(best("a", "b", "e", "f", "g")).containsExactly("b", "f");
    assertThat(best("a", "b", "f")).containsExactly("b");
    assertThat(best("e")).containsExactly("e");
  }

  @Test
  void ofEqualsTheEarlierOneIsBetter() {
    assertThat(best("d", "b", "a")).containsExactly("d");
    assertThat(best("b", "d", "a")).containsExactly("b");
  }

  @Test
  void whatDivergedNeverGoesOn() {
    assertThat(best("c", "e", "a", "c")).containsExactly("a", "e");
    assertThat(best("c", "c", "c", "e")).containsExactly("e");
    assertThat(best("c")).isEmpty();
  }

  private static List<String> best(String... trials) {
    return Halving.best(List.of(trials), trial -> SCORES.getOrDefault(trial, Double.NaN));
  }
}
