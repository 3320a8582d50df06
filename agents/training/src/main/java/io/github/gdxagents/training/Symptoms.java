package io.github.gdxagents.training;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What can be seen from outside when learning fails, each told once in a run, together with what to
 * try.
 */
final class Symptoms implements Stateful {

  private enum Kind {
    NO_REWARD,
    NO_EPISODE,
    CUT_EPISODES,
    USELESS_VALUES,
    CERTAIN_CHOICES,
    ACTIONS_AT_BOUNDS
  }

  /** Fewer rows say little. */
  private static final int LEAST_ROWS = 100;

  /** More rows say hardly more. */
  private static final int MOST_ROWS = 256;

  /** Share of the planned steps after which rewards or ends of episodes are overdue. */
  private static final double OVERDUE = 0.2;

  private static final double MOST_CUT_SHARE = 0.5;

  private static final double LEAST_EXPLAINED_VARIANCE = 0.05;
  private static final int ITERATIONS_OF_USELESS_VALUES = 20;

  /** Of the entropy of choices that are all alike. */
  private static final double LEAST_ENTROPY_SHARE = 0.01;

  private static final double MOST_SHARE_AT_BOUNDS = 0.9;

  private final ActionSpec spec;
  private final boolean wholeEpisodes;
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);
  private boolean rewarded;
  private int iterationsOfUselessValues;

  /**
   * @param wholeEpisodes whether the method wants each episode from its begin to its end
   */
  Symptoms(ActionSpec spec, boolean wholeEpisodes) {
    this.spec = spec;
    this.wholeEpisodes = wholeEpisodes;
  }

  /**
   * Looks at an iteration.
   *
   * @param rollout what it learned from
   * @param progress the share of the planned steps that are made, 0 to 1
   * @param episodes that have ended since the run began
   * @return a sentence for each symptom that was not told before
   */
  List<String> of(Rollout rollout, double progress, long episodes) {
    List<String> sentences = new ArrayList<>();
    for (float reward : rollout.rewards) {
      rewarded |= reward != 0;
    }
    if (!rewarded && progress >= OVERDUE) {
      tell(
          Kind.NO_REWARD,
          "No reward was other than 0 so far, so there is nothing to learn from: reward steps on the way to the goal,"
              + " or let episodes begin near it",
          sentences);
    }
    if (episodes == 0 && progress >= OVERDUE) {
      tell(
          Kind.NO_EPISODE,
          "No episode has ended so far, so there is no mean return: end episodes, or set maxTicks in the spec",
          sentences);
    }
    if (wholeEpisodes) {
      tellOfCutEpisodes(rollout, sentences);
    }
    tellOfActions(rollout, progress, sentences);
    return sentences;
  }

  /**
   * Looks at an iteration's values.
   *
   * @return a sentence, where they explain too little and that was not told before
   */
  List<String> ofValues(double explainedVariance, double progress) {
    List<String> sentences = new ArrayList<>();
    iterationsOfUselessValues =
        explainedVariance < LEAST_EXPLAINED_VARIANCE ? iterationsOfUselessValues + 1 : 0;
    if (iterationsOfUselessValues >= ITERATIONS_OF_USELESS_VALUES && progress >= OVERDUE) {
      tell(
          Kind.USELESS_VALUES,
          String.format(
              Locale.ROOT,
              "The value network explains nothing of the returns (explained variance %.2f, for %d iterations): try"
                  + " normalize-rewards=true or a greater value-coefficient, and see whether observations show what"
                  + " rewards depend on",
              explainedVariance,
              iterationsOfUselessValues),
          sentences);
    }
    return sentences;
  }

  private void tell(Kind kind, String sentence, List<String> sentences) {
    if (told.add(kind)) {
      sentences.add(sentence);
    }
  }

  private void tellOfCutEpisodes(Rollout rollout, List<String> sentences) {
    int cut = 0;
    int ended = 0;
    for (int slot = 0; slot < rollout.slots; slot++) {
      boolean running = false;
      for (int row = slot * rollout.steps; row < (slot + 1) * rollout.steps; row++) {
        if (rollout.valid[row]) {
          running = rollout.states[row] == AgentState.RUNNING;
          ended += running ? 0 : 1;
        }
      }
      cut += running ? 1 : 0;
    }
    if (cut > MOST_CUT_SHARE * (cut + ended)) {
      tell(
          Kind.CUT_EPISODES,
          String.format(
              Locale.ROOT,
              "Of %d episodes, %d were cut by the end of the rollout and count as if they had ended there: set"
                  + " steps-per-rollout to the length of an episode",
              cut + ended,
              cut),
          sentences);
    }
  }

  private void tellOfActions(Rollout rollout, double progress, List<String> sentences) {
    int[] rows = rollout.validRows();
    if (rows.length < LEAST_ROWS) {
      return;
    }
    int stride = (rows.length + MOST_ROWS - 1) / MOST_ROWS;
    for (int branch = 0; branch < spec.branchCount() && progress < 0.5; branch++) {
      tellOfBranch(rollout, rows, stride, branch, progress, sentences);
    }
    for (int axis = 0; axis < spec.axisCount() && progress >= OVERDUE; axis++) {
      int outside = 0;
      int count = 0;
      for (int i = 0; i < rows.length; i += stride) {
        int action = rows[i] * rollout.actionSize + spec.branchCount() + axis;
        outside += Math.abs(rollout.actions[action]) >= 1 ? 1 : 0;
        count++;
      }
      if (outside > MOST_SHARE_AT_BOUNDS * count) {
        tell(
            Kind.ACTIONS_AT_BOUNDS,
            String.format(
                Locale.ROOT,
                "'%s' is at its bounds in %d %% of decisions: widen the bounds, or make it a branch of a few choices",
                spec.axes().get(axis).name(),
                100 * outside / count),
            sentences);
      }
    }
  }

  private void tellOfBranch(
      Rollout rollout,
      int[] rows,
      int stride,
      int branch,
      double progress,
      List<String> sentences) {
    double entropy = 0;
    double most = 0;
    int count = 0;
    for (int i = 0; i < rows.length; i += stride) {
      int allowed = allowedChoices(rollout, rows[i], branch);
      if (allowed > 1) {
        entropy += entropy(rollout, rows[i], branch);
        most += StrictMath.log(allowed);
        count++;
      }
    }
    if (count >= LEAST_ROWS && entropy < LEAST_ENTROPY_SHARE * most) {
      tell(
          Kind.CERTAIN_CHOICES,
          String.format(
              Locale.ROOT,
              "Choices of '%s' hardly vary any more (entropy %.1g of %.2f nats) with %d %% of the steps to come; if"
                  + " the return is not good yet, try a greater entropy-coefficient or a smaller learning-rate",
              spec.branches().get(branch).name(),
              entropy / count,
              most / count,
              Math.round(100 * (1 - progress))),
          sentences);
    }
  }

  private int allowedChoices(Rollout rollout, int row, int branch) {
    int allowed = 0;
    for (int c = spec.choiceOffset(branch); c < spec.choiceOffset(branch + 1); c++) {
      allowed += rollout.masks[row * rollout.maskSize + c] ? 1 : 0;
    }
    return allowed;
  }

  /** In nats: with weights w = exp(l - max l) and their sum s, log s - sum(w log w) / s. */
  private double entropy(Rollout rollout, int row, int branch) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = spec.choiceOffset(branch); c < spec.choiceOffset(branch + 1); c++) {
      if (rollout.masks[row * rollout.maskSize + c]) {
        greatest = Math.max(greatest, rollout.outputs[row * rollout.outputSize + c]);
      }
    }
    double sum = 0;
    double weighted = 0;
    for (int c = spec.choiceOffset(branch); c < spec.choiceOffset(branch + 1); c++) {
      if (rollout.masks[row * rollout.maskSize + c]) {
        double logit = rollout.outputs[row * rollout.outputSize + c] - greatest;
        double weight = StrictMath.exp(logit);
        sum += weight;
        weighted += weight * logit;
      }
    }
    return StrictMath.log(sum) - weighted / sum;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(told.size());
    for (Kind kind : told) {
      out.writeUTF(kind.name());
    }
    out.writeBoolean(rewarded);
    out.writeInt(iterationsOfUselessValues);
  }

  @Override
  public void load(DataInput in) throws IOException {
    told.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      told.add(Kind.valueOf(in.readUTF()));
    }
    rewarded = in.readBoolean();
    iterationsOfUselessValues = in.readInt();
  }
}
