package io.github.gdxagents.console.compare;

import static io.github.gdxagents.console.compare.Comparisons.diverged;
import static io.github.gdxagents.console.compare.Comparisons.finished;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.text.ChartStyle;
import io.github.gdxagents.training.LibraryVersion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void thePictureShowsEachScoreAtItsPlace() throws IOException {
    Scores scores = scores(finished(120), finished(120), finished(20), finished(20));

    BufferedImage image = image(new ScorePlot(COMPARISON, scores).png());

    // The first variant scores 1 and stands in the upper half on the right, the second 0: below, on
    // the left.
    int half = image.getHeight() / 2;
    int[] upper = columnsOf(image, 0, half - 20);
    int[] lower = columnsOf(image, half - 20, image.getHeight() - 80);
    assertThat(upper[0]).isGreaterThan(lower[1] + image.getWidth() / 2);
  }

  @Test
  @Timeout(60)
  void aHopelessVariantIsDrawnAtTheLeftEndAndPressesNoOthersTogether() throws IOException {
    Scores scores = scores(finished(120), finished(20), finished(-1e20), finished(-1e20));

    BufferedImage image = image(new ScorePlot(COMPARISON, scores).png());

    int half = image.getHeight() / 2;
    int[] upper = columnsOf(image, 0, half - 20);
    int[] lower = columnsOf(image, half - 20, image.getHeight() - 80);
    // From 0 to 1, which is a half of the picture, without the labels on its left.
    assertThat(upper[1] - upper[0]).isGreaterThan(image.getWidth() / 3);
    assertThat(lower[1]).isLessThan(upper[0] - image.getWidth() / 3);
  }

  @Test
  void theSameScoresGiveTheSamePicture() throws IOException {
    Scores scores = scores(finished(120), finished(70), finished(20), finished(-30));

    byte[] png = new ScorePlot(COMPARISON, scores).png();

    assertThat(new ScorePlot(COMPARISON, scores).png()).isEqualTo(png);
    Comparison other = Comparisons.of(List.of("cart"), 1, 2);
    Scores others = scores(finished(120), finished(71), finished(20), finished(-30));
    assertThat(new ScorePlot(other, others).png()).isNotEqualTo(png);
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The first and the last column with the scores' color, in rows of pixels. */
  private static int[] columnsOf(BufferedImage image, int fromRow, int toRow) {
    int first = image.getWidth();
    int last = -1;
    for (int y = fromRow; y < toRow; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == ChartStyle.LINE.getRGB()) {
          first = Math.min(first, x);
          last = Math.max(last, x);
        }
      }
    }
    return new int[] {first, last};
  }
}
