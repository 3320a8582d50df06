package io.github.gdxagents.console.run;

import io.github.gdxagents.console.text.Axis;
import io.github.gdxagents.console.text.Chart;
import io.github.gdxagents.console.text.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mean return over the steps of a run, of the last 100 training episodes and of evaluations,
 * and its picture.
 */
final class LearningCurve {

  private static final int WIDTH_PIXELS = 1000;
  private static final int HEIGHT_PIXELS = 600;
  private static final double LINE_PIXELS = 2.5;
  private static final int MOST_INTERVALS_ACROSS = 10;
  private static final int MOST_INTERVALS_UP = 12;

  /** Above the greatest return and below the least, as a share of what is between them. */
  private static final double MARGIN = 0.04;

  /** More than two for each pixel would only blur the line. */
  private static final int MOST_POINTS = 2_000;

  /** Beyond this, as when a run diverges, nothing else would be seen, and labels be too long. */
  private static final double GREATEST_RETURN = 1e12;

  private final String title;
  private final List<Double> steps = new ArrayList<>();
  private final List<Double> returns = new ArrayList<>();
  private final List<Double> evaluationSteps = new ArrayList<>();
  private final List<Double> evaluationReturns = new ArrayList<>();

  LearningCurve(String title) {
    this.title = title;
  }

  /** Adds a point, unless no episode has ended yet, or the return is beyond all drawing. */
  void add(long step, double meanReturn) {
    add(step, meanReturn, steps, returns);
  }

  /** Adds the mean return of an evaluation, unless it is beyond all drawing. */
  void addEvaluation(long step, double meanReturn) {
    add(step, meanReturn, evaluationSteps, evaluationReturns);
  }

  /**
   * Adds what a run has written so far.
   *
   * @param metrics rows as {@link MetricsFiles} writes them
   * @param evaluations rows as {@link EvaluationsFile} writes them; may not exist
   */
  void addAll(Path metrics, Path evaluations) throws IOException {
    if (Files.exists(metrics)) {
      Csv.numbers(metrics, Metric.STEPS.key(), Metric.MEAN_RETURN.key())
          .forEach(row -> add((long) row[0], row[1]));
    }
    if (Files.exists(evaluations)) {
      Csv.numbers(evaluations, EvaluationsFile.STEPS, EvaluationsFile.MEAN_RETURN)
          .forEach(row -> addEvaluation((long) row[0], row[1]));
    }
  }

  private static void add(long step, double meanReturn, List<Double> steps, List<Double> returns) {
    if (Math.abs(meanReturn) <= GREATEST_RETURN) {
      steps.add((double) step);
      returns.add(meanReturn);
      if (steps.size() > MOST_POINTS) {
        thin(steps);
        thin(returns);
      }
    }
  }

  /** Drops every other point but the first and the last, of an odd number. */
  private static void thin(List<Double> values) {
    List<Double> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i += 2) {
      kept.add(values.get(i));
    }
    values.clear();
    values.addAll(kept);
  }

  int size() {
    return steps.size();
  }

  boolean isEmpty() {
    return steps.isEmpty() && evaluationSteps.isEmpty();
  }

  /**
   * Draws a curve that is not empty.
   *
   * @return an SVG document
   */
  String svg() {
    boolean evaluated = !evaluationSteps.isEmpty();
    Chart chart = new Chart(title, WIDTH_PIXELS, HEIGHT_PIXELS, stepsAxis(), returnsAxis());
    if (steps.size() == 1) {
      chart.dots(steps, returns, Chart.COLOR);
    } else {
      chart.line(steps, returns, Chart.COLOR, LINE_PIXELS);
    }
    if (evaluated) {
      chart.line(evaluationSteps, evaluationReturns, Chart.OTHER_COLOR, LINE_PIXELS);
      chart.dots(evaluationSteps, evaluationReturns, Chart.OTHER_COLOR);
      chart.explain("\u2014", Chart.COLOR, "last 100 training episodes");
      chart.explain("\u25CF", Chart.OTHER_COLOR, "evaluation, most probable actions");
    }
    return chart.svg();
  }

  private Axis stepsAxis() {
    double last =
        Stream.of(steps, evaluationSteps).flatMap(List::stream).max(Double::compare).orElseThrow();
    return Axis.ofNumbers(
        "training steps (decisions of all agents)", 0, last, MOST_INTERVALS_ACROSS);
  }

  private Axis returnsAxis() {
    DoubleSummaryStatistics all =
        Stream.of(returns, evaluationReturns)
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    double margin = MARGIN * (all.getMax() - all.getMin());
    return Axis.ofNumbers(
        evaluationSteps.isEmpty() ? "mean return of the last 100 episodes" : "mean return",
        all.getMin() - margin,
        all.getMax() + margin,
        MOST_INTERVALS_UP);
  }
}
