package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonProgressTest {

  private static final RunName CART = new RunName("cart", "clip", 1);
  private static final RunName CART_2 = new RunName("cart", "clip", 2);
  private static final RunName LANDER = new RunName("lander", "clip", 1);

  private final StringWriter lines = new StringWriter();
  private long seconds;

  @Test
  void eachRunThatEndsIsALineWithTheTimeLeft() {
    ComparisonProgress progress = progress(2);

    // 1,000 steps in 2 seconds; the lander, of which nothing is known, is taken to be as fast.
    progress.end(CART, Comparisons.finished(251.25));
    // The lander takes four times as long for each step: 4 s are left of its 500 steps, 2 s of the
    // other cart.
    progress.advance(LANDER, 500, 4);
    progress.end(CART_2, Comparisons.finished(-3));
    progress.end(LANDER, Comparisons.diverged(Double.NaN));

    assertThat(lines.toString().lines())
        .containsExactly(
            "1 of 3 runs: cart, clip, seed 1: mean return 251.3 in 0:02; 33 % of all steps, 0:02 left",
            "2 of 3 runs: cart, clip, seed 2: mean return -3.000 in 0:02; 83 % of all steps, 0:04 left",
            "3 of 3 runs: lander, clip, seed 1: diverged after 500 steps, mean return - in 0:01; 100 % of all steps");
  }

  @Test
  void jobsShareTheTimeLeft() {
    ComparisonProgress one = progress(1);
    ComparisonProgress two = progress(2);

    one.end(CART, Comparisons.finished(1));
    two.end(CART, Comparisons.finished(1));

    assertThat(lines.toString().lines().toList().get(0)).endsWith(" 0:04 left");
    assertThat(lines.toString().lines().toList().get(1)).endsWith(" 0:02 left");
  }

  /** 250 of 1,000 steps were made before, and the next 250 took 1 second. */
  @Test
  void whatARunMadeBeforeItWentOnIsNotCounted() {
    PlannedRun run = Comparisons.planned(List.of(Lever.game("cart")), 1).get(0);
    PlannedRun goesOn = new PlannedRun(run.name(), run.game(), run.settings(), 2_000, 250, 1_000);
    ComparisonProgress progress =
        new ComparisonProgress(
            List.of(goesOn), 1, new PrintWriter(lines), () -> seconds * 1_000_000_000L);

    seconds = 60;
    progress.advance(run.name(), 500, 1);

    assertThat(lines.toString().strip()).isEqualTo("0 of 1 runs: 33 % of all steps, 0:02 left");
  }

  @Test
  void aMinuteWithoutAnEndIsALineToo() {
    ComparisonProgress progress = progress(2);

    seconds = 59;
    progress.advance(CART, 100, 59);
    seconds = 60;
    progress.advance(CART, 101, 60);
    seconds = 119;
    progress.advance(CART, 200, 119);

    assertThat(lines.toString().lines()).singleElement().asString().startsWith("0 of 3 runs: 3 %");
  }

  @Test
  void runsThatHadEndedBeforeCountAsDone() {
    ComparisonProgress progress = progress(1);

    progress.keep(Map.of(CART, Comparisons.finished(1), CART_2, Comparisons.finished(2)));
    seconds = 60;
    progress.advance(LANDER, 500, 3);

    assertThat(lines.toString().lines())
        .containsExactly(
            "Keeping 2 of 3 runs, which had finished before",
            "2 of 3 runs: 83 % of all steps, 0:03 left");
  }

  @Test
  void onceStoppedItSaysHowToGoOnAndNothingMore() {
    ComparisonProgress progress = progress(1);
    progress.end(CART, Comparisons.finished(1));

    progress.stop();
    progress.end(CART_2, Comparisons.finished(1));

    assertThat(lines.toString().lines().skip(1))
        .containsExactly("Stopped after 1 of 3 runs; run the same command again to train the rest");
  }

  @Test
  void aRunThatIsNotPlannedIsNamed() {
    assertThatThrownBy(() -> progress(1).advance(new RunName("chess", "clip", 1), 1, 1))
        .hasMessage("No such run is planned: chess, clip, seed 1");
  }

  private ComparisonProgress progress(int jobs) {
    List<PlannedRun> runs =
        Stream.of(CART, CART_2, LANDER).map(ComparisonProgressTest::planned).toList();
    return new ComparisonProgress(
        runs, jobs, new PrintWriter(lines), () -> seconds * 1_000_000_000L);
  }

  private static PlannedRun planned(RunName name) {
    return new PlannedRun(name, Lever.game(name.game()), Lever.SETTINGS, 1_000);
  }
}
