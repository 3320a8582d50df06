package io.github.gdxagents.console.compare;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.Preset;
import io.github.gdxagents.training.TrainingSettings;
import java.util.List;
import java.util.Map;

/**
 * Pull one of four levers, the third of which is locked: the last one gives a prize of 1. An
 * episode is one pull. In a wild game, those after the 40th are two pulls long, and give what no
 * learning survives.
 */
final class Lever implements Simulation, Agent {

  static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "normalize-rewards", "false",
              "simulations", "4",
              "steps-per-rollout", "16",
              "hidden", "4",
              "epochs", "2",
              "minibatch-size", "32",
              "learning-rate", "1e-2"));

  static final long STEPS = 256;
  private static final int LOCKED = 2;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("one", 1, "")
          .discrete("lever", "a", "b", "c", "d")
          .continuous("strength", "N", -1, 3)
          .build();

  private static final int TAME_EPISODES = 40;

  private final boolean wild;
  private int episode;
  private int lever;
  private int pulls;

  Lever(boolean wild) {
    this.wild = wild;
  }

  /** A game that can be learned. */
  static ComparedGame game(String label) {
    return game(label, false);
  }

  /** A game whose runs diverge in their third iteration. */
  static ComparedGame wildGame(String label) {
    return game(label, true);
  }

  private static ComparedGame game(String label, boolean wild) {
    return new ComparedGame(label, () -> new Lever(wild), changes -> new Preset(SETTINGS, STEPS));
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<? extends Agent> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode next) {
    episode++;
    pulls = 0;
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.add(1);
  }

  @Override
  public void maskActions(ActionMask mask) {
    mask.forbid(0, LOCKED);
  }

  @Override
  public void act(Action action) {
    lever = action.choice(0);
  }

  @Override
  public void advance() {
    pulls++;
  }

  @Override
  public float reward() {
    return isWild() ? Float.MAX_VALUE : lever == 3 ? 1 : 0;
  }

  @Override
  public AgentState state() {
    return pulls < (isWild() ? 2 : 1) ? AgentState.RUNNING : AgentState.TERMINATED;
  }

  private boolean isWild() {
    return wild && episode > TAME_EPISODES;
  }
}
