package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sides of one simulation that do not learn, and how the match goes. */
final class Opponents implements Stateful {

  private final PastSelves selves;
  private final Stepper stepper;
  private final List<Integer> agents = new ArrayList<>();
  private final List<RandomStream> draws = new ArrayList<>();
  private final RandomStream choice;
  private final List<MatchResult> results = new ArrayList<>();
  private int learners;

  /** Who plays the other sides in the present episode. */
  private long opponent = PastSelves.LATEST;

  /** Null before the first rollout. */
  private @Nullable Policy latest;

  // What both have earned in the present episode, over all lives that are over.
  private double learnersReturn;
  private double opponentsReturn;

  /**
   * @param choice draws who is met
   */
  Opponents(PastSelves selves, Stepper stepper, RandomStream choice) {
    this.selves = selves;
    this.stepper = stepper;
    this.choice = choice;
  }

  /** Adds an agent of a side that does not learn. */
  void add(int agent, RandomStream drawn) {
    agents.add(agent);
    draws.add(drawn);
  }

  void addLearner() {
    learners++;
  }

  /** Whether every agent of the kind learns. */
  boolean isEmpty() {
    return agents.isEmpty();
  }

  /** The number of the past self that plays. */
  long playing() {
    return opponent;
  }

  /** Draws who is met in the episode that begins. */
  void beginEpisode() {
    if (isEmpty()) {
      return;
    }
    learnersReturn = 0;
    opponentsReturn = 0;
    opponent = selves.draw(choice);
    seat();
  }

  /**
   * Begins a rollout.
   *
   * @param policy as it stands now
   */
  void beginRollout(Policy policy) {
    results.clear();
    latest = policy;
    if (opponent == PastSelves.LATEST) {
      seat();
    }
  }

  private void seat() {
    Policy policy = opponent == PastSelves.LATEST ? latest : selves.policy(opponent);
    if (policy == null) {
      return; // a checkpoint is loaded, and the first rollout after it will say
    }
    for (int i = 0; i < agents.size(); i++) {
      stepper.seat(agents.get(i), policy.sampler(draws.get(i)));
    }
  }

  /** Counts what an agent of the kind has earned in a life. */
  void lifeOver(AgentDriver life, boolean learner) {
    if (learner) {
      learnersReturn += life.lifeReturn();
    } else if (agents.contains(life.index())) {
      opponentsReturn += life.lifeReturn();
    }
  }

  /** Keeps the result of an episode that has ended by itself. */
  void endEpisode() {
    if (isEmpty() || opponent == PastSelves.LATEST) {
      return;
    }
    double ours = learnersReturn / learners;
    double theirs = opponentsReturn / agents.size();
    results.add(new MatchResult(opponent, ours > theirs ? 1 : ours < theirs ? 0 : 0.5));
  }

  /** The matches with past selves that ended in the latest rollout, in the order of time. */
  List<MatchResult> results() {
    return results;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (RandomStream drawn : draws) {
      out.writeLong(drawn.state());
    }
    if (!isEmpty()) {
      out.writeLong(choice.state());
      out.writeLong(opponent);
      out.writeDouble(learnersReturn);
      out.writeDouble(opponentsReturn);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (RandomStream drawn : draws) {
      drawn.setSeed(in.readLong());
    }
    if (!isEmpty()) {
      choice.setSeed(in.readLong());
      opponent = in.readLong();
      learnersReturn = in.readDouble();
      opponentsReturn = in.readDouble();
      seat();
    }
  }
}
