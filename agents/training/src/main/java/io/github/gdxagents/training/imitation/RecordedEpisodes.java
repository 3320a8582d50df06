package io.github.gdxagents.training.imitation;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.DemonstrationRecorder;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a policy or a script play whole episodes, and records them. */
public final class RecordedEpisodes {

  private RecordedEpisodes() {}

  /**
   * Records every life of every agent in some episodes; where there are several kinds, of the kind
   * that learns.
   *
   * @param game what to call the game, as policies do
   * @param simulation not closed
   * @param sources makes a source of actions for each of these agents
   * @param lineup who plays the others; null where there are none
   * @param episodes how many, at least 1, each of {@link Evaluation#MOST_TICKS} at most
   * @param seed decides which episodes; none of them is played by an {@link Evaluation} of the same
   *     seed
   * @throws IllegalArgumentException if a source cannot decide for the game
   */
  public static Demonstrations record(
      String game,
      Simulation simulation,
      Supplier<? extends ActionSource> sources,
      @Nullable Lineup lineup,
      int episodes,
      long seed) {
    // Not try-with-resources: the caller closes the simulation.
    Stepper stepper = new Stepper(simulation);
    Lineup.seat(stepper, sources, lineup, seed);
    List<DemonstrationRecorder> recorders = new ArrayList<>();
    for (int a = 0; a < stepper.agentCount(); a++) {
      if (lineup == null || stepper.agent(a).spec().kind().equals(lineup.learner())) {
        recorders.add(new DemonstrationRecorder(stepper.agent(a)));
      }
    }
    for (int episode = 0; episode < episodes; episode++) {
      stepper.reset(Episode.of(RandomStream.deriveSeed(seed, episode), simulation.parameters()));
      while (!stepper.over() && stepper.tickCount() < Evaluation.MOST_TICKS) {
        stepper.step();
      }
      if (!stepper.over()) {
        stepper.end();
      }
    }
    return demonstrations(game, recorders);
  }

  private static Demonstrations demonstrations(String game, List<DemonstrationRecorder> recorders) {
    List<Trajectory> lives = new ArrayList<>();
    for (DemonstrationRecorder recorder : recorders) {
      lives.addAll(recorder.recorded());
    }
    return new Demonstrations(game, recorders.get(0).spec(), lives);
  }
}
