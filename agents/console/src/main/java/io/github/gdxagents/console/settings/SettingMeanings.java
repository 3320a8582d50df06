package io.github.gdxagents.console.settings;

import java.util.Map;

/** What each setting means, in a few words: the comments of a settings file. */
public final class SettingMeanings {

  private static final Map<String, String> BY_KEY =
      Map.ofEntries(
          Map.entry("game", "what is trained"),
          Map.entry("variant", "in which form"),
          Map.entry("kind", "which of its agents learn"),
          Map.entry("opponent", "who plays the agents of other kinds: a policy, or random"),
          Map.entry("match", "how closely policies have to match the game: strict or lenient"),
          Map.entry("from", "the policy to start from"),
          Map.entry("demos", "the demonstrations to imitate, where reward has gail"),
          Map.entry("comparisons", "the comparisons to begin with, where reward has preferences"),
          Map.entry("reward-model", "the reward to be paid by, where reward has preferences"),
          Map.entry("self-play", "sides of a match against oneself"),
          Map.entry("past-selves", "how many are kept to play against"),
          Map.entry("snapshot-every", "decisions from one past self to the next"),
          Map.entry("latest-share", "of episodes against the policy as it is"),
          Map.entry("prefer-stronger", "past selves that win are met more often"),
          Map.entry("scenarios", "a replay, or a folder of replays, that episodes begin with"),
          Map.entry("scenario-share", "the share of episodes that begin so"),
          Map.entry("seed", "decides everything random"),
          Map.entry("steps", "decisions to train for, over all agents"),
          Map.entry("learner", "what computes gradients"),
          Map.entry("evaluate-every", "decisions between two evaluations; 0 for none"),
          Map.entry("evaluation-episodes", "episodes of each evaluation"),
          Map.entry("stop-at-return", "ends the run at an evaluation with this mean return"),
          Map.entry(
              "final-episodes", "new episodes that judge the policies at the end; 0 for none"),
          Map.entry("final-max-ticks", "of all these episodes together"),
          Map.entry("final-max-seconds", "for all these episodes together"),
          Map.entry("checkpoint-every", "seconds (60s), iterations (100), or never"),
          Map.entry("keep-checkpoints", "how many of the latest, beside that of the best policy"),
          Map.entry("simulations", "copies of the game side by side"),
          Map.entry("steps-per-rollout", "decisions of each agent between two updates"),
          Map.entry("discount", "gamma: the weight of a reward one decision later"),
          Map.entry("gae-lambda", "0 trusts the value network, 1 the returns"),
          Map.entry("normalize-observations", "to mean 0 and standard deviation 1, within +-10"),
          Map.entry("reward", "the signals whose sum is learned from, with their weights"),
          Map.entry("normalize-rewards", "by the standard deviation of their discounted return"),
          Map.entry("randomize", "parameters of the game to draw for each episode: low..high"),
          Map.entry(
              "curriculum",
              "lessons: parameters and until:CONDITION; or learnable:CONDITION, by success"),
          Map.entry("reaction-delay", "decisions ago that the policy saw what it decides by"),
          Map.entry("decision-interval", "it decides at every so many of the game's decisions"),
          Map.entry(
              "noise-correlation", "of the noise on axes with that a decision before: 0..0.999"),
          Map.entry("min-log-deviation", "of each axis, in half its range"),
          Map.entry("max-log-deviation", "of each axis, in half its range"),
          Map.entry("gail-hidden", "width of each hidden layer that tells demonstrations apart"),
          Map.entry("gail-activation", "after each of them: tanh or relu"),
          Map.entry("gail-learning-rate", "Adam's step size for them"),
          Map.entry("gail-minibatch-size", "decisions of either side per gradient step"),
          Map.entry("gail-passes", "over each rollout"),
          Map.entry("gail-logit-penalty", "how certain they may become: less, the greater it is"),
          Map.entry("gail-discount", "of what it pays, with gail-critic; none for the run's"),
          Map.entry("gail-critic", "whether the signal has a value of its own"),
          Map.entry("curiosity-hidden", "width of each hidden layer that tells what is new"),
          Map.entry("curiosity-features", "how many numbers it predicts"),
          Map.entry("curiosity-learning-rate", "Adam's step size for it"),
          Map.entry("curiosity-share", "of each rollout's decisions that it learns from"),
          Map.entry(
              "curiosity-discount", "of what it pays, with curiosity-critic; none for the run's"),
          Map.entry("curiosity-critic", "whether the signal has a value of its own"),
          Map.entry(
              "curiosity-episodic",
              "whether its returns end with the episode, with curiosity-critic"),
          Map.entry(
              "preferences-discount",
              "of what it pays, with preferences-critic; none for the run's"),
          Map.entry("preferences-critic", "whether the signal has a value of its own"),
          Map.entry("hidden", "width of each hidden layer"),
          Map.entry("activation", "after each hidden layer: tanh or relu"),
          Map.entry(
              "shared-trunk", "whether policy and values share what they see and hidden layers"),
          Map.entry(
              "convolutions",
              "for grids: filters x kernel / stride of each, as in 16x8/4,32x3; or auto"),
          Map.entry(
              "entity-layers", "for sets: width of each layer that an entity goes through alone"),
          Map.entry(
              "memory",
              "numbers that each network remembers from decision to decision; 0 for none"),
          Map.entry(
              "sequence-length", "decisions in a row that are learned from together, with memory"),
          Map.entry("initial-log-deviation", "of each axis at the start, in half its range"),
          Map.entry("algorithm", "the method: ppo, vpg, trpo or grpo"),
          Map.entry("epochs", "passes over each rollout"),
          Map.entry("minibatch-size", "decisions per gradient step"),
          Map.entry("minibatches", "gradient steps in each epoch"),
          Map.entry("learning-rate", "Adam's step size; A..B moves evenly over the run"),
          Map.entry("clip-range", "epsilon: the probability ratio stays within 1 +- this; or none"),
          Map.entry(
              "kl-penalty", "none, fixed:BETA, adaptive:TARGET or adaptive:LOW..HIGH, in nats"),
          Map.entry("initial-beta", "what an adaptive penalty begins with, in 1/nat"),
          Map.entry(
              "kl-stop", "ends an update at this approximate KL divergence, in nats; or none"),
          Map.entry("entropy-coefficient", "weight of the entropy bonus, in 1/nat"),
          Map.entry("value-coefficient", "weight of the values' squared error"),
          Map.entry("value-clip-range", "how far values may move in an update; or none"),
          Map.entry("normalize-advantages", "to mean 0 and standard deviation 1"),
          Map.entry(
              "max-gradient-norm", "gradients are scaled down to this Euclidean norm; or none"),
          Map.entry("baseline", "what returns are compared with: value or none"),
          Map.entry("value-epochs", "passes over each rollout to fit the values"),
          Map.entry("value-minibatch-size", "decisions per gradient step of the values"),
          Map.entry("value-learning-rate", "Adam's step size for the values"),
          Map.entry("max-kl", "delta: the most that an update moves the policy, in nats"),
          Map.entry("conjugate-gradient-steps", "products with the Fisher information per update"),
          Map.entry("damping", "added to the Fisher information's diagonal"),
          Map.entry("line-search-steps", "how often a step is shortened before it is given up"),
          Map.entry("group-size", "episodes that are compared with each other"),
          Map.entry("group-seeds", "same: a group's episodes begin alike; own: each by its seed"),
          Map.entry("supervision", "outcome: by an episode's return; process: by what followed"),
          Map.entry("advantage-scale", "whose standard deviation divides: group, batch or none"),
          Map.entry("critic-warm-up", "rollouts at the start from which the values alone learn"),
          Map.entry(
              "reference-kl",
              "weight of KL(policy || start), in 1/nat; or adaptive:TARGET, in nats"),
          Map.entry("reference-kl-in", "what is charged for it: loss or reward"),
          Map.entry("initial-reference-kl", "the weight that an adaptive one begins with"),
          Map.entry("reference-kl-horizon", "decisions in which an adaptive one follows"),
          Map.entry("teacher", "who compares clips: none, oracle, noisy, myopic, skipping, ..."),
          Map.entry("labels", "comparisons to ask for in the run"),
          Map.entry("clip-decisions", "the longest clip, unless it is a whole life"),
          Map.entry("clips-at-end-share", "share of questions that show how a life ends"),
          Map.entry("whole-lives-share", "share of questions that compare whole lives"),
          Map.entry("pair-choice", "uniform, or disagreement: where the networks differ most"),
          Map.entry("reward-models", "how many networks learn the reward"),
          Map.entry("reward-hidden", "width of each of their hidden layers"),
          Map.entry("reward-activation", "after each of their hidden layers: tanh or relu"),
          Map.entry("reward-learning-rate", "Adam's step size for them"),
          Map.entry("reward-steps", "gradient steps whenever new comparisons have come"),
          Map.entry("reward-minibatch-size", "comparisons per gradient step"),
          Map.entry("random-answers", "share of answers that are taken to be chance"),
          Map.entry("held-out-share", "of the comparisons, to judge the learned reward by"),
          Map.entry(
              "disagreement-penalty", "standard deviations of the networks that are not paid"),
          Map.entry("reward-centering", "whether the mean of what is paid is taken away"),
          Map.entry(
              "value-network-limit", "greatest value network a policy file carries, in weights"));

  private SettingMeanings() {}

  /** What a setting or an option of a run means; empty where there is nothing to say. */
  public static String of(String key) {
    return BY_KEY.getOrDefault(key, "");
  }
}
