package io.github.gdxagents.console.run;

import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.learn.LossStatistics;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.Threshold;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The figures that a run folder keeps of each iteration: the columns of {@code metrics.csv} and the
 * keys of {@code metrics.jsonl}, in this order; the game's own statistics and the measures of other
 * parts follow them. Definitions stand here and nowhere else; {@code metrics.txt} in each run
 * folder repeats them.
 */
public enum Metric {
  ITERATION("", "iterations of collecting and learning so far, from 1", TrainingReport::iteration),
  STEPS("decisions", "decisions made since the run began, over all agents", TrainingReport::steps),
  EPISODES("episodes", "episodes that ended since the run began", TrainingReport::episodes),
  MEAN_RETURN(
      "reward",
      "mean over the last 100 episodes of the undiscounted sum of rewards, as the game gives them; empty before the first"
          + " episode ended",
      TrainingReport::meanReturn),
  MEAN_EPISODE_DECISIONS(
      "decisions",
      "mean length of the last 100 episodes; empty before the first one ended",
      TrainingReport::meanEpisodeDecisions),
  EXPLAINED_VARIANCE(
      "",
      "1 - Var(target - value) / Var(target) over the rollout, before the update: 1 for perfect values, 0 for useless"
          + " ones, below 0 for misleading ones",
      TrainingReport::explainedVariance),

  ROWS("decisions", "decisions that the last epoch learned from", report -> loss(report).rows()),
  SURROGATE(
      "",
      "mean surrogate objective in the last epoch, before penalties and bonuses; learning makes it greater",
      report -> loss(report).surrogate()),
  VALUE_LOSS(
      "reward^2",
      "mean squared error of the values in the last epoch; of scaled rewards if they are normalized; empty where no values"
          + " are learned",
      report -> report.update().valueLoss()),
  ENTROPY("nats", "mean entropy of the policy in the last epoch", report -> loss(report).entropy()),
  KL_EXACT(
      "nats",
      "mean of KL(old || new) in the last epoch, from both distributions",
      report -> loss(report).klExact()),
  KL_K1(
      "nats",
      "mean of -log ratio in the last epoch: an unbiased estimate of KL(old || new)",
      report -> loss(report).klK1()),
  KL_K3(
      "nats",
      "mean of ratio - 1 - log ratio in the last epoch: an unbiased estimate of KL(old || new) that is never negative",
      report -> loss(report).klK3()),
  REFERENCE_KL(
      "nats",
      "mean of KL(new || reference) in the last epoch, as the loss is charged for it; 0 where it is not",
      report -> loss(report).referenceKl()),
  CLIP_FRACTION(
      "",
      "share of decisions in the last epoch whose probability ratio was outside the clip range",
      report -> loss(report).clipFraction()),
  GREATEST_RATIO_DEVIATION(
      "",
      "greatest distance of a probability ratio from 1 in the last epoch",
      report -> loss(report).greatestRatioDeviation()),

  FIRST_MINIBATCH_RATIO_DEVIATION(
      "",
      "greatest distance of a probability ratio from 1 before the first gradient step: rounding only, or something is"
          + " broken",
      report -> report.update().firstMinibatchRatioDeviation()),
  MEAN_GRADIENT_NORM(
      "",
      "mean Euclidean norm of the gradients, before clipping",
      report -> report.update().meanGradientNorm()),
  GRADIENT_STEPS(
      "steps",
      "steps of the policy in the update; with TRPO, 1 if its line search found one",
      report -> report.update().gradientSteps()),
  EPOCHS(
      "epochs",
      "epochs of the update that were begun; fewer than set where the KL limit stopped them",
      report -> report.update().epochs()),
  LEARNING_RATE(
      "",
      "Adam's step size for the policy in the update; empty with TRPO, which has none",
      report -> report.update().learningRate()),
  KL_COEFFICIENT(
      "", "beta in the update; 0 without a KL penalty", report -> report.update().klCoefficient()),
  KL_AFTER_UPDATE(
      "nats",
      "mean KL(old || new) after the last gradient step, which an adaptive KL penalty follows; empty where it is not"
          + " measured",
      report -> report.update().klAfterUpdate()),
  KL_PASSED_SHARE(
      "",
      "share of the updates so far after which that was above the band of an adaptive KL penalty; empty without one",
      report -> report.update().klPassedShare()),
  GROUPS_USED_SHARE(
      "",
      "share of the groups whose episodes did not all go alike, so that GRPO can learn from them; empty with others",
      report -> report.update().groupsUsedShare()),

  SIMULATE_SECONDS(
      "s",
      "time spent on advancing the games, mean over threads",
      report -> report.time().simulateSeconds()),
  ACT_SECONDS(
      "s",
      "time spent on observing, deciding and estimating values, mean over threads",
      report -> report.time().actSeconds()),
  IDLE_SECONDS(
      "s",
      "time that threads spent waiting for slower ones, mean over threads",
      report -> report.time().idleSeconds()),
  ADVANTAGE_SECONDS(
      "s",
      "time spent on scaling rewards and estimating advantages",
      report -> report.time().advantageSeconds()),
  UPDATE_SECONDS("s", "time spent on gradient steps", report -> report.time().updateSeconds()),
  PUBLISH_SECONDS(
      "s",
      "time spent on publishing new weights to the rollout workers",
      report -> report.time().publishSeconds());

  /** What the columns of the game's own statistics begin with. */
  public static final String GAME_PREFIX = Threshold.GAME_PREFIX;

  private final String key = name().toLowerCase(Locale.ROOT);
  private final String unit;
  private final String definition;

  @SuppressWarnings("ImmutableEnumChecker") // accessors without state
  private final Function<TrainingReport, Number> value;

  Metric(String unit, String definition, Function<TrainingReport, Number> value) {
    this.unit = unit;
    this.definition = definition;
    this.value = value;
  }

  /** The name of the column, such as {@code mean_return}. */
  public String key() {
    return key;
  }

  /** The unit; empty for plain numbers. {@code reward} is whatever the game's rewards are in. */
  public String unit() {
    return unit;
  }

  /** What the figure means, in a sentence without a full stop. */
  public String definition() {
    return definition;
  }

  /** Takes the figure from a report. */
  public Number of(TrainingReport report) {
    return value.apply(report);
  }

  /**
   * All figures of an iteration by their keys, in order, and behind them the game's own statistics
   * and what the rewards that are learned and the curriculum tell.
   */
  public static Map<String, Number> all(TrainingReport report) {
    Map<String, Number> figures = new LinkedHashMap<>();
    for (Metric metric : values()) {
      figures.put(metric.key(), metric.of(report));
    }
    report.statistics().forEach((statistic, mean) -> figures.put(key(statistic), mean));
    report.measures().forEach(measure -> figures.put(key(measure), measure.value()));
    return figures;
  }

  /** The key of a statistic of the game's own: {@code game_goals}. */
  static String key(Statistic statistic) {
    return GAME_PREFIX + statistic.name();
  }

  /** The key of what another part of training tells: {@code preferences_agreement}. */
  static String key(Measure measure) {
    return measure.group() + "_" + measure.name();
  }

  private static LossStatistics loss(TrainingReport report) {
    return report.update().statistics();
  }
}
