package io.github.gdxagents.gdx.overlay;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.DecisionTimes;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.Attribution;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one agent of a player saw and thought at its latest decision. Reads it when it is refreshed,
 * once for each decision, and allocates only where the agent, or who decides for it, is another.
 */
final class DecisionView {

  private final LivePlayer player;
  private final DecisionTimes times = new DecisionTimes();
  private int agent;
  private AgentDriver driver;

  /** Null where no policy decides. */
  private @Nullable PolicyPlayer mind;

  /** Null where nothing is known of how the policy weighs. */
  private @Nullable Attribution attribution;

  private String whyNotWeighed = "";
  private List<ObservationRow> rows;
  private float[] normalized; // [observation size]
  private float[] weights; // [observation size]: shares of what is explained
  private double[] probabilities; // [total choices]
  private double[] means; // [axes], in their units
  private double[] deviations; // [axes], in their units
  private double value;

  /** What is explained: a branch, or an axis after all branches. */
  private int explained;

  private boolean stale = true;
  private long episode;
  private long decision;
  private int reads;

  DecisionView(LivePlayer player) {
    this.player = player;
    this.driver = player.agent(0);
    rows = Collections.emptyList();
    normalized = new float[0];
    weights = new float[0];
    probabilities = new double[0];
    means = new double[0];
    deviations = new double[0];
    choose(0);
  }

  /** Looks at another agent from now on. */
  final void choose(int newAgent) {
    agent = newAgent;
    driver = player.agent(agent);
    AgentSpec spec = driver.spec();
    rows = ObservationRow.of(spec.observation());
    normalized = new float[spec.observation().size()];
    weights = new float[spec.observation().size()];
    probabilities = new double[spec.action().totalChoices()];
    means = new double[spec.action().axisCount()];
    deviations = new double[spec.action().axisCount()];
    explained = 0;
    mind = null;
    attribution = null;
    whyNotWeighed = "";
    stale = true;
  }

  /** Explains another branch or axis from now on. */
  void explainNext() {
    ActionSpec action = spec().action();
    explained = (explained + 1) % (action.branchCount() + action.axisCount());
    stale = true;
  }

  /** Reads the latest decision, unless that was done already. */
  void refresh() {
    PolicyPlayer now = policyPlayer(player.source(agent));
    if (now != mind) {
      mind = now;
      explainBy(now);
      stale = true;
    }
    if (stale || episode != player.episodes() || decision != driver.decisionsInEpisode()) {
      stale = false;
      episode = player.episodes();
      decision = driver.decisionsInEpisode();
      if (now != null && now.hasDecided()) {
        read(now);
      }
    }
  }

  private static @Nullable PolicyPlayer policyPlayer(ActionSource source) {
    return source instanceof PolicyPlayer ? (PolicyPlayer) source : null;
  }

  private void explainBy(@Nullable PolicyPlayer newMind) {
    Policy policy = newMind == null ? null : newMind.policy();
    whyNotWeighed = policy == null ? "" : Attribution.whyNotOf(policy);
    attribution = policy == null || !whyNotWeighed.isEmpty() ? null : new Attribution(policy);
  }

  private void read(PolicyPlayer from) {
    reads++;
    ActionSpec action = spec().action();
    from.copyNormalizedObservation(normalized);
    value = from.value();
    for (int branch = 0; branch < action.branchCount(); branch++) {
      for (int choice = 0; choice < action.choiceCount(branch); choice++) {
        probabilities[action.choiceOffset(branch) + choice] = from.probability(branch, choice);
      }
    }
    for (int axis = 0; axis < means.length; axis++) {
      means[axis] = from.mean(axis);
      deviations[axis] = from.standardDeviation(axis);
    }
    if (attribution != null) {
      weigh(from, attribution);
    }
  }

  /** What somebody else did meanwhile may be nothing that the policy could have done. */
  private void weigh(PolicyPlayer from, Attribution by) {
    int axis = explained - spec().action().branchCount();
    if (axis >= 0) {
      by.explainMean(from, axis);
    } else {
      int choice = driver.action().choice(explained);
      if (probability(explained, choice) == 0) {
        Arrays.fill(weights, 0);
        return;
      }
      by.explainChoice(from, explained, choice);
    }
    by.integratedGradients(weights);
  }

  /** Whether there is a decision of a policy to be told of. */
  boolean thinks() {
    return mind != null && mind.hasDecided();
  }

  /** Whether the weights of the latest decision are known. */
  boolean isWeighed() {
    return attribution != null && thinks();
  }

  /** Why weights are not available for the policy, as a sentence; empty where they are. */
  String whyNotWeighed() {
    return whyNotWeighed;
  }

  /** How long decisions take. */
  DecisionTimes times() {
    return times;
  }

  /** How many decisions were read of policies: what this costs. */
  int reads() {
    return reads;
  }

  LivePlayer player() {
    return player;
  }

  int agent() {
    return agent;
  }

  AgentDriver driver() {
    return driver;
  }

  AgentSpec spec() {
    return driver.spec();
  }

  /** The lines of the observation, unmodifiable. */
  List<ObservationRow> rows() {
    return rows;
  }

  /** A branch, or an axis after all branches. */
  int explained() {
    return explained;
  }

  float[] normalized() {
    return normalized;
  }

  float[] weights() {
    return weights;
  }

  double probability(int branch, int choice) {
    return probabilities[spec().action().choiceOffset(branch) + choice];
  }

  double mean(int axis) {
    return means[axis];
  }

  double standardDeviation(int axis) {
    return deviations[axis];
  }

  /** What the policy expects; NaN where it has no value network. */
  double value() {
    return value;
  }
}
