package io.github.gdxagents.training.text;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.imitation.BehaviorCloning;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.CloningSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The way of a language model, from a corpus to what a reader likes, in three steps: imitate the
 * corpus; learn from comparisons of whole texts what the reader likes; improve the policy by that,
 * without going far from where it started. The policy, the reference, the reward model and the
 * critic are those that train the lander.
 */
final class TextTeaching {

  /** What all texts are written and learned with, from the first step to the last. */
  static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of("hidden", "32", "normalize-observations", "false", "normalize-rewards", "false"));

  /** What a nat of divergence from the reference costs, in units of what a token is paid. */
  static final String REFERENCE_KL = "1.5";

  private static final int TOKENS = 40_000;

  private TextTeaching() {}

  /** Pretraining: the next token of every sentence is made as probable as possible. */
  static Policy imitate(long seed) {
    return BehaviorCloning.clone(
            Corpus.demonstrations(), SETTINGS, CloningSettings.DEFAULT, plan(seed))
        .policy();
  }

  /**
   * Teaches by 200 comparisons of two whole texts, which may be of unequal length.
   *
   * @param referenceKl what a nat of divergence from the reference costs, or adaptive:TARGET
   */
  static Policy teach(Policy reference, String referenceKl, long seed) {
    TrainingSettings settings =
        SETTINGS
            .with(
                Map.of(
                    "reward", "preferences:1",
                    "teacher", "oracle",
                    "labels", "200",
                    "whole-lives-share", "1",
                    "clips-at-end-share", "0",
                    "reward-hidden", "32",
                    "reward-steps", "100"))
            .with(
                Map.of(
                    "discount", "1",
                    "learning-rate", "1e-3",
                    "critic-warm-up", "1",
                    "reference-kl", referenceKl,
                    "reference-kl-in", "reward"));
    TrainingPlan plan = plan(seed).startingFrom(reference);
    try (Trainer trainer = new Trainer("text", TextGame::new, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  private static TrainingPlan plan(long seed) {
    return new TrainingPlan(seed, TOKENS, 1, Learner.FUSED);
  }

  /** Lets a policy write: each token is drawn. */
  static List<List<String>> write(Policy policy, int texts, long seed) {
    List<List<String>> written = new ArrayList<>();
    TextGame game = new TextGame();
    try (Stepper stepper = new Stepper(game)) {
      stepper.seat(0, policy.sampler(seed));
      for (int i = 0; i < texts; i++) {
        stepper.reset(RandomStream.deriveSeed(seed, i));
        while (!stepper.over()) {
          stepper.step();
        }
        written.add(game.text());
      }
    }
    return written;
  }

  /** The share of texts that the reader likes. */
  static double polite(List<List<String>> texts) {
    return share(texts, text -> TextGame.politeness(text) > 0);
  }

  /** The share of texts that somebody might have said. */
  static double likeTheCorpus(List<List<String>> texts) {
    return share(texts, Corpus::contains);
  }

  private static double share(List<List<String>> texts, Predicate<List<String>> what) {
    return (double) texts.stream().filter(what).count() / texts.size();
  }

  /** Prints what some texts are like, and the first of them. */
  static void tell(String title, List<List<String>> texts) {
    System.out.printf(
        "%s %.0f %% polite, %.0f %% as in the corpus%n",
        title, 100 * polite(texts), 100 * likeTheCorpus(texts));
    texts.stream()
        .limit(4)
        .forEach(
            text ->
                System.out.printf(
                    "  %s: %s%n",
                    text.get(0),
                    String.join(" ", text.subList(1, text.size())).replace(" .", ".")));
  }
}
