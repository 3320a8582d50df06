package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulation in training: its episodes, its learners' slots, and those who play the others. */
final class SimulationRun implements Stateful, HookTurns.Place {

  /** So many episodes in a row in which no learner is asked are no accident. */
  private static final int MOST_IDLE_EPISODES = 1_000;

  /** A stream of the draw's seed for those who do not learn, by the agent's number. */
  private static final long OTHERS_STREAM = 1L << 32;

  /** The stream of the draw's seed that decides who is met. */
  private static final long OPPONENT_STREAM = 1L << 33;

  private final int number;
  private final Stepper stepper;
  private final EpisodeSource source;
  private final RandomStream episodeSeeds;
  private final LearnerSlot[] slots;

  /** Whose decision each of this simulation's rows of the batch is. */
  private final LearnerSlot[] deciding;

  /** How many rows these are, and the first of them. */
  private int rows;

  private int firstRow;

  /** The slot of each agent that learns; null for the others. */
  private final @Nullable LearnerSlot[] slotsByAgent;

  private final Opponents opponents;
  private final List<RandomStream> othersDraws = new ArrayList<>();
  private final RunningStatistics observations;
  private final List<EpisodeResult> results = new ArrayList<>();
  private final List<EpisodeResult> practiced = new ArrayList<>();
  private final ActionLog log;
  private final Practice practice;
  private @Nullable ValueEstimator values;

  /** Where the present episode's parameters came from. */
  private long origin;

  /** While an episode is played again from the log, nobody hears of its lives. */
  private boolean replaying;

  /** Whether the present episode began in a situation to practice. */
  private boolean practicing;

  /** Whether this simulation sits out until learners are asked again: its episode has failed. */
  private boolean abandoned;

  /**
   * @param number of the simulation among those of all workers
   * @param selves whom learners play against
   * @param shape of the rollout
   * @param seed decides which episodes are played
   * @param drawSeed decides which actions are drawn
   */
  SimulationRun(
      Simulation simulation,
      long number,
      Rollout rollout,
      Lineup lineup,
      EpisodeSource source,
      PastSelves selves,
      RolloutShape shape,
      long seed,
      long drawSeed) {
    this.number = Math.toIntExact(number);
    this.stepper = new Stepper(simulation, this::lifeOver);
    this.source = source;
    this.episodeSeeds = new RandomStream(seed);
    this.observations = new RunningStatistics(rollout.observationSize);
    this.log = new ActionLog(stepper, shape.kept().contains(Kept.ACTIONS));
    this.practice = shape.practice();
    this.opponents =
        new Opponents(
            selves, stepper, new RandomStream(RandomStream.deriveSeed(drawSeed, OPPONENT_STREAM)));
    int agentsOfKind = lineup.learnersOf(simulation);
    slots = new LearnerSlot[shape.selfPlay().learnersOf(agentsOfKind, shape.simulations())];
    deciding = new LearnerSlot[slots.length];
    slotsByAgent = new LearnerSlot[stepper.agentCount()];
    int learners = 0;
    int ofKind = 0;
    for (int a = 0; a < stepper.agentCount(); a++) {
      AgentDriver driver = stepper.agent(a);
      boolean isOfKind = driver.spec().kind().equals(lineup.learner());
      if (isOfKind) {
        // Of past selves, too: they react as the policy does, from the first tick on and where an
        // episode is played again before they are seated.
        driver.setReaction(shape.reaction());
      }
      if (isOfKind && shape.selfPlay().learns(ofKind++, agentsOfKind, number / shape.groupSize())) {
        // The first learner's stream is the simulation's own.
        long own = learners == 0 ? drawSeed : RandomStream.deriveSeed(drawSeed, learners);
        int slot = Math.toIntExact(number * slots.length + learners);
        slots[learners] =
            new LearnerSlot(
                rollout,
                slot,
                driver,
                log,
                observations,
                new RandomStream(own),
                shape.noiseCorrelation());
        slotsByAgent[a] = slots[learners];
        learners++;
        continue;
      }
      RandomStream draws = new RandomStream(RandomStream.deriveSeed(drawSeed, OTHERS_STREAM + a));
      if (isOfKind) {
        opponents.add(a, draws);
      } else {
        othersDraws.add(draws);
        stepper.seat(a, lineup.playerOf(driver.spec().kind(), draws));
      }
    }
  }

  List<LearnerSlot> slots() {
    return List.of(slots);
  }

  /** Starts the next episode, up to where a learner is asked. */
  void reset() {
    for (int attempt = 0; attempt < MOST_IDLE_EPISODES; attempt++) {
      begin(episodeSeeds.nextLong());
      advanceToLearner();
      if (!stepper.over()) {
        return;
      }
    }
    throw new IllegalStateException(
        "Simulation "
            + stepper.simulation().getClass().getName()
            + " ended "
            + MOST_IDLE_EPISODES
            + " episodes before any learner was asked for a decision; see state() and"
            + " awaitsDecision() of its agents");
  }

  private void begin(long seed) {
    Replay start = practice.draw(seed);
    practicing = start != null;
    if (start != null) {
      playAgain(() -> log.playAgain(start, start.ticks()));
    } else {
      DrawnEpisode drawn = source.next(seed);
      origin = drawn.origin();
      log.begin(drawn.episode());
      stepper.reset(drawn.episode());
    }
    opponents.beginEpisode();
  }

  /** While this goes on, nobody hears of lives. */
  private <E extends Exception> void playAgain(Past<E> past) throws E {
    replaying = true;
    try {
      past.play();
    } finally {
      replaying = false;
    }
  }

  /** What was done before. */
  private interface Past<E extends Exception> {
    void play() throws E;
  }

  /**
   * Gathers what all learners see whose decision is due.
   *
   * @param actor modified: receives a row for each of them
   * @param reference modified: the same
   */
  void observe(Actor actor, @Nullable Actor reference) {
    abandoned = false;
    rows = 0;
    firstRow = actor.rows();
    if (stepper.over()) {
      return;
    }
    for (LearnerSlot slot : slots) {
      if (slot.due()) {
        slot.observe(actor, reference);
        deciding[rows++] = slot;
      }
    }
  }

  /**
   * Lets those who do not learn decide, where they are due; draws an action for each row that
   * {@link #observe} added, stores it and hands it to its agent.
   */
  void act(Actor actor, @Nullable Actor reference) {
    if (abandoned) {
      return;
    }
    if (!(othersDraws.isEmpty() && opponents.isEmpty()) && !stepper.over()) {
      stepper.decide();
    }
    for (int i = 0; i < rows; i++) {
      deciding[i].act(actor, firstRow + i, values);
      if (reference != null) {
        deciding[i].refer(reference, firstRow + i);
      }
    }
  }

  /**
   * Plays on until a learner is asked again; over the end of the episode into the next one, unless
   * the rollout is for one episode only.
   */
  void advance(boolean wholeEpisodes) {
    if (stepper.over() || abandoned) {
      return;
    }
    log.record();
    stepper.advanceToDecision();
    advanceToLearner();
    for (LearnerSlot slot : slots) {
      slot.closeIfDue();
    }
    if (stepper.over()) {
      if (!practicing) {
        opponents.endEpisode();
      }
      if (!wholeEpisodes) {
        reset();
      }
    }
  }

  private void advanceToLearner() {
    while (!stepper.over() && !learnerDue()) {
      stepper.decide();
      log.record();
      stepper.advanceToDecision();
    }
  }

  private boolean learnerDue() {
    for (LearnerSlot slot : slots) {
      if (slot.due()) {
        return true;
      }
    }
    return false;
  }

  private void lifeOver(AgentDriver life) {
    LearnerSlot slot = slotsByAgent[life.index()];
    if (replaying) {
      return;
    }
    opponents.lifeOver(life, slot != null);
    if (slot == null) {
      return;
    }
    slot.closeLife(values);
    if (life.decisions() > 0) {
      List<EpisodeResult> lives = practicing ? practiced : results;
      lives.add(
          new EpisodeResult(
              life.lifeReturn(),
              life.decisions(),
              life.state(),
              life.statistics().values(),
              origin));
    }
  }

  /**
   * Begins a rollout.
   *
   * @param policy as it stands
   * @param values estimates what truncated episodes would have earned
   * @param wholeEpisodes whether it is for one new episode only
   */
  void beginRollout(Policy policy, @Nullable ValueEstimator values, boolean wholeEpisodes) {
    this.values = values;
    opponents.beginRollout(policy);
    observations.clear();
    results.clear();
    practiced.clear();
    for (LearnerSlot slot : slots) {
      slot.beginRollout();
    }
    if (wholeEpisodes) {
      reset();
    }
  }

  /**
   * Ends a rollout.
   *
   * @param wholeEpisodes whether an episode that goes on is cut short
   */
  void endRollout(boolean wholeEpisodes) {
    if (!wholeEpisodes) {
      for (LearnerSlot slot : slots) {
        slot.endRollout(values);
      }
    } else if (!stepper.over()) {
      stepper.end();
    }
  }

  /** The lives that ended during the latest rollout, in the order of time. */
  List<EpisodeResult> results() {
    return results;
  }

  /** The same of episodes that began in a situation to practice. */
  List<EpisodeResult> practiced() {
    return practiced;
  }

  /** Whom learners play against. */
  Opponents opponents() {
    return opponents;
  }

  @Override
  public String place() {
    return "Simulation "
        + number
        + " of "
        + stepper.simulation().getClass().getName()
        + " (tick "
        + stepper.tickCount()
        + ", "
        + log.episode()
        + ")";
  }

  /** The failure, with the episode in which it happened. */
  RuntimeException inEpisode(Throwable failure) {
    log.record(); // what was done at the tick that failed
    return SimulationFailure.of(failure, number, stepper, log);
  }

  /**
   * Gives up the present episode, after it has failed. What learners did last, of which it is not
   * known what came, is left out of the rollout; what they did before is as if it had been cut.
   *
   * @param wholeEpisodes whether the rollout is for one episode only
   */
  void abandon(boolean wholeEpisodes) {
    abandoned = true;
    for (LearnerSlot slot : slots) {
      slot.abandonLife(values);
    }
    stepper.abandon();
    if (!wholeEpisodes) {
      reset();
    }
  }

  /** What learners saw during the latest rollout. */
  RunningStatistics observations() {
    return observations;
  }

  /** What is wrong with this simulation's numbers, though not fatally; nothing so far if empty. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (int a = 0; a < stepper.agentCount(); a++) {
      warnings.add(stepper.agent(a).boundsViolation());
      warnings.add(stepper.agent(a).suspiciousReward());
    }
    warnings.removeIf(String::isEmpty);
    return warnings;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(episodeSeeds.state());
    out.writeLong(origin);
    out.writeBoolean(practicing);
    log.save(out);
    for (RandomStream draws : othersDraws) {
      out.writeLong(draws.state());
    }
    opponents.save(out);
    for (LearnerSlot slot : slots) {
      slot.save(out);
    }
  }

  /** Plays the present episode again, from its seed, parameters and actions. */
  @Override
  public void load(DataInput in) throws IOException {
    episodeSeeds.setSeed(in.readLong());
    origin = in.readLong();
    practicing = in.readBoolean();
    playAgain(() -> log.load(in));
    for (RandomStream draws : othersDraws) {
      draws.setSeed(in.readLong());
    }
    opponents.load(in);
    for (LearnerSlot slot : slots) {
      slot.load(in);
    }
  }
}
