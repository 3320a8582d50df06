package io.github.gdxagents.console.compare;

import static io.github.gdxagents.console.compare.Comparisons.diverged;
import static io.github.gdxagents.console.compare.Comparisons.finished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.console.text.Chart;
import io.github.gdxagents.console.text.SvgPicture;
import io.github.gdxagents.training.LibraryVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final Comparison COMPARISON = Comparisons.of(List.of("cart"), 1, 2);

  private final Map<RunName, RunResult> results = new LinkedHashMap<>();

  /** A game whose random policy has 20. */
  private Scores scores(RunResult clip1, RunResult clip2, RunResult kl1, RunResult kl2) {
    results.put(new RunName("cart", "clip", 1), clip1);
    results.put(new RunName("cart", "clip", 2), clip2);
    results.put(new RunName("cart", "kl", 1), kl1);
    results.put(new RunName("cart", "kl", 2), kl2);
    return Scores.of(COMPARISON, results, Map.of("cart", 20.0));
  }

  @Test
  void theTextHasTheTablesAndWhatTheyMean() {
    Scores scores = scores(finished(120), finished(70), finished(20), finished(-30));

    assertThat(new MarkdownReport(COMPARISON, scores, results).text())
        .isEqualTo(
            """
            # Toys

            4 runs: 2 variants, 1 game, 2 seeds (1, 2); trained by gdx-agents VERSION.

            | variant       | score | 95 % interval | paper |
            |:--------------|------:|--------------:|------:|
            | Clipping, 0.2 |  0.75 |  0.50 to 1.00 |  0.82 |
            | Fixed KL      | -0.25 | -0.50 to 0.00 |     - |

            A run's score is the mean return of its last 100 training episodes, mapped for each game so that a random
            policy (uniform actions, 100 episodes) scores 0 and the best run of all variants 1. A variant's score is the
            mean over its runs. The intervals are 95 % percentile bootstrap: 10,000 resamples of the runs, stratified by
            game, the maps held fixed. With few seeds they are too narrow rather than too wide.

            Within a game, values are means over seeds, with the standard deviation of the sample. Steps/s are those of one
            run on one thread, beside others. A second table has what the last policies return over 100 new episodes, always
            taking the most probable action; IQM is the interquartile mean, with its own bootstrap interval.

            ## cart

            Random policy: 20.00 (score 0), best run: 120.0 (score 1).

            | variant       | mean return | std dev | score | steps | steps/s |
            |:--------------|------------:|--------:|------:|------:|--------:|
            | Clipping, 0.2 |        95.0 |    35.4 |  0.75 | 1,000 |     500 |
            | Fixed KL      |        -5.0 |    35.4 | -0.25 | 1,000 |     500 |

            | evaluated     | mean return | std dev |   IQM | 95 % interval | worst |
            |:--------------|------------:|--------:|------:|--------------:|------:|
            | Clipping, 0.2 |       105.0 |    35.4 | 105.0 | 80.0 to 130.0 |  80.0 |
            | Fixed KL      |         5.0 |    35.4 |   5.0 | -20.0 to 30.0 | -20.0 |
            """
                .replace("VERSION", LibraryVersion.current()));
  }

  @Test
  void howManyRunsSolveAGameIsCounted() {
    Comparison solvable =
        new Comparison(
            "toys",
            "toys.yaml",
            "Toys",
            List.of("cart"),
            List.of(1L, 2L),
            Steps.OF_PRESETS,
            Map.of("cart", 125.0),
            COMPARISON.variants(),
            "paper");
    scores(finished(120), finished(70), finished(20), finished(-30));
    Scores scores = Scores.of(solvable, results, Map.of("cart", 20.0));

    assertThat(new MarkdownReport(solvable, scores, results).text())
        .contains("| worst | at least 125.0 |")
        .containsPattern("\\| Clipping, 0.2 .*\\| +1 of 2 \\|")
        .containsPattern("\\| Fixed KL .*\\| +0 of 2 \\|");
  }

  @Test
  void runsThatDivergedAreMarkedAndNamed() {
    Scores scores = scores(finished(120), finished(70), diverged(45), diverged(Double.NaN));

    String text = new MarkdownReport(COMPARISON, scores, results).text();

    assertThat(text)
        .contains("| variant       | score | 95 % interval | paper | diverged |")
        .contains("| Clipping, 0.2 |  0.75 |  0.50 to 1.00 |  0.82 |          |")
        .contains("| Fixed KL      |  0.13 |  0.00 to 0.25 |     - |   2 of 2 |")
        .endsWith(
            """
            Diverged:

            - cart, kl, seed 1, after 500 steps: scored with what it had reached, 45.00
            - cart, kl, seed 2, after 500 steps: scored with the random policy's return, because no episode of it had ended
            """);
  }

  @Test
  void aGameThatNoRunLearnsIsSaidToBeLeftOut() {
    Scores scores = scores(finished(20), finished(10), finished(20), finished(0));

    assertThat(new MarkdownReport(COMPARISON, scores, results).text())
        .contains("| Clipping, 0.2 |     - |        - to - |  0.82 |")
        .contains(
            "best run: 20.00: no run beats the random policy, so this game is left out of the scores.");
  }

  @Test
  void aScoreBeyondAllMeasureIsBrief() {
    Scores scores = scores(finished(120), finished(20), finished(-1e20), finished(-1e20));

    assertThat(new MarkdownReport(COMPARISON, scores, results).text())
        .contains("| Fixed KL      | -1.000e+18 | -1.000e+18 to -1.000e+18 |     - |");
  }

  @Test
  void spreadsheetsGetEveryFigure() {
    Scores scores = scores(finished(120), finished(70), diverged(20), diverged(Double.NaN));

    assertThat(CsvReport.variants(COMPARISON, scores))
        .isEqualTo(
            """
            game,variant,label,runs,diverged,score,score_low,score_high,reference,planned_steps,mean_return,return_deviation,evaluation_return,evaluation_deviation,evaluation_iqm,evaluation_iqm_low,evaluation_iqm_high,evaluation_worst,solved,steps_per_second
            all,clip,"Clipping, 0.2",2,0,0.75,0.5,1.0,0.82,,,,,,,,,,,
            all,kl,Fixed KL,2,2,0.0,0.0,0.0,,,,,,,,,,,,
            cart,clip,"Clipping, 0.2",2,0,0.75,,,,1000,95.0,35.35533905932738,105.0,35.35533905932738,105.0,80.0,130.0,80.0,,500.0
            cart,kl,Fixed KL,2,2,0.0,,,,1000,20.0,0.0,,,,,,,,500.0
            """);
    assertThat(CsvReport.runs(COMPARISON, scores, results))
        .isEqualTo(
            """
            game,variant,seed,outcome,score,mean_return,evaluation_return,episodes,steps,planned_steps,seconds,library_version
            cart,clip,1,finished,1.0,120.0,130.0,120,1000,1000,2.0,1.0
            cart,clip,2,finished,0.5,70.0,80.0,120,1000,1000,2.0,1.0
            cart,kl,1,diverged,0.0,20.0,,7,500,1000,1.0,1.0
            cart,kl,2,diverged,0.0,,,7,500,1000,1.0,1.0
            """);
  }

  @Test
  void thePictureShowsEachScoreAtItsPlace() {
    SvgPicture picture = picture(scores(finished(120), finished(70), finished(20), finished(20)));

    // The first variant, on top, scores 0.75, from 0.5 to 1, and the second one 0.
    SvgPicture.Point first = picture.dots(Chart.COLOR).get(1);
    SvgPicture.Point second = picture.dots(Chart.COLOR).get(0);
    assertThat(second.y() - first.y()).isBetween(35.0, 45.0);
    assertThat(picture.text("Clipping, 0.2").y() - first.y()).isBetween(0.0, 6.0);
    assertThat(picture.text("Fixed KL").y() - second.y()).isBetween(0.0, 6.0);
    assertThat(first.x()).isEqualTo(between(picture, 0.75), within(0.1));
    assertThat(second.x()).isEqualTo(between(picture, 0), within(0.1));
    List<SvgPicture.Point> interval = picture.lines(Chart.COLOR).get(1);
    assertThat(interval.get(0).x()).isEqualTo(between(picture, 0.5), within(0.1));
    assertThat(interval.get(1).x()).isEqualTo(between(picture, 1), within(0.1));
    assertThat(picture.texts())
        .contains("score, from 0 for a random policy to 1 for the best run")
        .last()
        .asString()
        .contains("gdx-agents, with 95 % interval");
  }

  /** Where a score is, by the labels of 0 and 1. */
  private static double between(SvgPicture picture, double score) {
    double zero = picture.text("0.0").x();
    return zero + score * (picture.text("1.0").x() - zero);
  }

  @Test
  void aHopelessVariantIsDrawnAtTheLeftEndAndPressesNoOthersTogether() {
    SvgPicture picture =
        picture(scores(finished(120), finished(20), finished(-1e20), finished(-1e20)));

    // From 0 to 1 is nearly a half of the picture.
    assertThat(between(picture, 1) - between(picture, 0)).isGreaterThan(picture.width() / 3.0);
    assertThat(picture.dots(Chart.COLOR).get(0).x())
        .isEqualTo(between(picture, -1), within(0.2))
        .isPositive();
    assertThat(picture.texts())
        .anyMatch(text -> text.endsWith("; scores below -1 are drawn at -1"));
  }

  @Test
  void theSameScoresGiveTheSamePicture() {
    Scores scores = scores(finished(120), finished(70), finished(20), finished(-30));

    String svg = new ScorePlot(COMPARISON, scores).svg();

    assertThat(new ScorePlot(COMPARISON, scores).svg()).isEqualTo(svg);
    Comparison other = Comparisons.of(List.of("cart"), 1, 2);
    Scores others = scores(finished(120), finished(71), finished(20), finished(-30));
    assertThat(new ScorePlot(other, others).svg()).isNotEqualTo(svg);
  }

  private static SvgPicture picture(Scores scores) {
    return new SvgPicture(new ScorePlot(COMPARISON, scores).svg());
  }
}
