package io.github.gdxagents.console;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.DemonstrationRecorder;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the episodes of demonstrations again, and compares: a simulation is a function of the
 * episode and of what all agents do, so everything must be seen and earned again, bit by bit.
 */
final class DemonstrationReplay {

  private final Simulation simulation;
  private final Demonstrations demonstrations;

  /** Whether an agent had to decide, and what it did is not known. */
  private boolean ranOut;

  /**
   * @param simulation of the game; not closed
   */
  DemonstrationReplay(Simulation simulation, Demonstrations demonstrations) {
    this.simulation = simulation;
    this.demonstrations = demonstrations;
  }

  /**
   * What is to be said of each life, by its place: nothing where it goes as it went.
   *
   * @throws UserError if the episodes do not fit the game
   */
  List<Optional<String>> play() {
    Map<Object, List<Trajectory>> episodes = new LinkedHashMap<>();
    for (Trajectory life : demonstrations.lives()) {
      episodes
          .computeIfAbsent(
              List.of(life.origin().seed(), life.origin().parameters()), key -> new ArrayList<>())
          .add(life);
    }
    Map<Trajectory, Optional<String>> found = new LinkedHashMap<>();
    episodes.values().forEach(lives -> playEpisode(lives, found));
    return demonstrations.lives().stream().map(found::get).toList();
  }

  /** One agent's decisions in an episode, one life after the other. */
  private final class Actions implements ActionSource {

    private final List<Trajectory> lives;
    private final int agent;
    private final float[] numbers =
        new float
            [demonstrations.spec().action().branchCount()
                + demonstrations.spec().action().axisCount()];
    private int life;
    private int decision;

    Actions(List<Trajectory> all, int agent) {
      this.lives = all.stream().filter(one -> one.origin().agent() == agent).toList();
      this.agent = agent;
    }

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      if (life < lives.size() && decision == lives.get(life).decisions()) {
        life++;
        decision = 0;
      }
      if (life == lives.size()) {
        ranOut = true;
        for (int branch = 0; branch < action.spec().branchCount(); branch++) {
          action.setChoice(branch, mask.firstAllowed(branch));
        }
        return;
      }
      lives.get(life).copyAction(decision++, numbers, 0);
      action.copyFrom(numbers, 0);
    }

    /** Whether these are all decisions from the begin of the episode on. */
    boolean isWhole() {
      long expected = 0;
      for (Trajectory one : lives) {
        if (one.origin().decision() != expected) {
          return false;
        }
        expected += one.decisions();
      }
      return !lives.isEmpty();
    }
  }

  /**
   * @param found modified: receives each life
   */
  private void playEpisode(List<Trajectory> lives, Map<Trajectory, Optional<String>> found) {
    Stepper stepper = new Stepper(simulation);
    List<DemonstrationRecorder> recorders = new ArrayList<>();
    for (int a = 0; a < stepper.agentCount(); a++) {
      Actions actions = new Actions(lives, a);
      if (!actions.isWhole()) {
        String why =
            "cannot be played again: the decisions of agent %s since the begin of the episode are not in the file"
                .formatted(actions.agent);
        lives.forEach(life -> found.put(life, Optional.of(why)));
        return;
      }
      stepper.seat(a, actions);
      recorders.add(new DemonstrationRecorder(stepper.agent(a)));
    }
    try {
      stepper.reset(lives.get(0).origin().episode(simulation.parameters()));
      ranOut = false;
      while (!stepper.over() && !ranOut && stepper.tickCount() < Evaluation.MOST_TICKS) {
        stepper.step();
      }
      if (!stepper.over() && !ranOut) {
        stepper.end();
      }
    } catch (IllegalArgumentException e) {
      throw new UserError("The demonstrations do not fit the game: " + e.getMessage());
    }
    List<Trajectory> played = new ArrayList<>();
    for (DemonstrationRecorder recorder : recorders) {
      if (recorder.decisions() > 0) {
        played.addAll(recorder.stop(demonstrations.game()).lives());
      }
    }
    lives.forEach(life -> found.put(life, difference(life, played)));
  }

  private Optional<String> difference(Trajectory recorded, List<Trajectory> played) {
    return played.stream()
        .filter(life -> life.origin().equals(recorded.origin()))
        .findFirst()
        .map(life -> difference(recorded, life))
        .orElseGet(() -> Optional.of("the game has no decision there any more"));
  }

  private Optional<String> difference(Trajectory recorded, Trajectory played) {
    float[] was = new float[demonstrations.spec().observation().size()];
    float[] is = was.clone();
    int common = Math.min(recorded.decisions(), played.decisions());
    for (int decision = 0; decision <= common; decision++) {
      recorded.copyObservation(decision, was, 0);
      played.copyObservation(decision, is, 0);
      for (int i = 0; i < was.length; i++) {
        if (was[i] != is[i]) {
          return Optional.of(
              "decision %s: %s is %s, but was %s"
                  .formatted(
                      decision,
                      demonstrations.spec().observation().describeIndex(i),
                      is[i],
                      was[i]));
        }
      }
      if (decision < common && recorded.reward(decision) != played.reward(decision)) {
        return Optional.of(
            "decision %s: the reward is %s, but was %s"
                .formatted(decision, played.reward(decision), recorded.reward(decision)));
      }
    }
    boolean sameEnd = recorded.decisions() == played.decisions() && recorded.end() == played.end();
    return sameEnd || recorded.end() == AgentState.RUNNING
        ? Optional.empty()
        : Optional.of(
            "the life is %s after %s decisions, but was %s after %s"
                .formatted(played.end(), played.decisions(), recorded.end(), recorded.decisions()));
  }
}
