package io.github.gdxagents.play;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.policy.PolicyPlayer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The present episode of a simulation, and all actions since its begin: enough to play it again to
 * the same point, for a simulation is a function of both.
 *
 * <p>An episode without an end makes it grow without an end, by a few bytes for each decision.
 */
public final class ActionLog {

  private final Stepper stepper;
  private final boolean recording;
  private Episode episode = Episode.of(0);

  /** One number for each branch and axis of each action, in the order in which they were taken. */
  private float[] numbers = new float[256];

  private int size;

  /** The decisions of each agent that are in the log already. */
  private final long[] logged;

  /**
   * @param recording whether to write anything down at all
   */
  public ActionLog(Stepper stepper, boolean recording) {
    this.stepper = stepper;
    this.recording = recording;
    this.logged = new long[stepper.agentCount()];
  }

  /** Begins an episode, with an empty log. */
  public void begin(Episode episode) {
    this.episode = episode;
    size = 0;
    Arrays.fill(logged, 0);
  }

  /** The present episode. */
  public Episode episode() {
    return episode;
  }

  /** All actions since the begin of the episode; none where they are not written down. */
  public float[] actions() {
    return Arrays.copyOf(numbers, size);
  }

  /**
   * The episode so far, to be played again; of no game yet. All of it is played again with the
   * intervals that agents decide at now.
   */
  public Replay replay() {
    return Replay.of(stepper, episode, actions());
  }

  /** Writes down the actions that were taken since the last call; before the next tick. */
  public void record() {
    if (!recording) {
      return;
    }
    for (int a = 0; a < logged.length; a++) {
      AgentDriver driver = stepper.agent(a);
      if (driver.decisionsInEpisode() > logged[a]) {
        logged[a] = driver.decisionsInEpisode();
        write(driver.action());
      }
    }
  }

  private void write(Action action) {
    ActionSpec spec = action.spec();
    makeRoom(size + spec.branchCount() + spec.axisCount());
    size = action.copyTo(numbers, size);
  }

  private void makeRoom(int count) {
    if (count > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.addExact(numbers.length, count));
    }
  }

  /** Saves the episode so far. */
  public void save(DataOutput out) throws IOException {
    if (!recording) {
      throw new IllegalStateException("This run keeps no actions, so it cannot be saved");
    }
    out.writeLong(episode.seed());
    out.writeInt(episode.parameters().size());
    for (Parameter parameter : episode.parameters()) {
      out.writeFloat(episode.value(parameter.name()));
    }
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeFloat(numbers[i]);
    }
  }

  /**
   * Plays an episode up to where it was saved.
   *
   * @throws IOException if the simulation takes another course than it did, or declares other
   *     parameters
   */
  public void load(DataInput in) throws IOException {
    begin(readEpisode(in, stepper.simulation().parameters()));
    float[] saved = new float[0];
    int length = in.readInt();
    for (int i = 0; i < length; i++) {
      if (i == saved.length) {
        saved =
            Arrays.copyOf(saved, Math.min(length, 2 * i + 256)); // a wrong length allocates little
      }
      saved[i] = in.readFloat();
    }
    stepper.reset(episode);
    while (size < length) {
      if (stepper.over()) {
        throw new IOException(
            "The simulation ended the episode of "
                + episode
                + " earlier than before; it must be a function of the episode and the actions");
      }
      decideAgain(saved);
      stepper.advanceToDecision();
    }
  }

  /**
   * Plays an episode up to some tick.
   *
   * @param ticks at most as many as the replay has
   * @throws ReplayMismatchException if the simulation takes another course than it did
   * @throws IllegalArgumentException if it does not have the episode's parameters
   */
  public void playAgain(Replay replay, long ticks) {
    if (ticks > replay.ticks()) {
      throw new IllegalArgumentException(
          "The replay has " + replay.ticks() + " ticks; there is no tick " + ticks);
    }
    requireSamePace(replay);
    begin(replay.episode(stepper.simulation().parameters()));
    stepper.reset(episode);
    while (stepper.tickCount() < ticks) {
      if (stepper.over()) {
        throw new ReplayMismatchException(
            "The episode is over at tick "
                + stepper.tickCount()
                + ", but went on when it was recorded; the replay is of another version of the"
                + " game, or the simulation is no function of the episode and the actions");
      }
      try {
        decideAgain(replay.actions());
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new ReplayMismatchException(
            "The replay has no action for tick "
                + stepper.tickCount()
                + " that the game could take: "
                + e.getMessage()
                + "; it is of another version of the game");
      }
      stepper.tick();
    }
  }

  private void requireSamePace(Replay replay) {
    replay.requireAgents(logged.length);
    for (int a = 0; a < logged.length; a++) {
      int interval = stepper.agent(a).reaction().interval();
      if (interval != replay.interval(a)) {
        throw new ReplayMismatchException(
            "Agent "
                + a
                + " decides with "
                + Reaction.INTERVAL_SETTING
                + "="
                + interval
                + " here, but did with "
                + replay.interval(a)
                + " when the replay was recorded; play it again with the same");
      }
    }
  }

  /** Lets all agents that are due see what they saw, and then do what they did. */
  private void decideAgain(float[] actions) {
    for (int a = 0; a < logged.length; a++) {
      AgentDriver driver = stepper.agent(a);
      if (driver.decisionDue()) {
        driver.observe();
        remember(driver, stepper.source(a));
      }
    }
    for (int a = 0; a < logged.length; a++) {
      AgentDriver driver = stepper.agent(a);
      if (driver.decisionDue()) {
        driver.action().copyFrom(actions, size);
        driver.act();
        logged[a] = driver.decisionsInEpisode();
        write(driver.action());
      }
    }
  }

  /** Lets a bot that remembers see what it saw; what it would do is not asked. */
  private static void remember(AgentDriver driver, ActionSource source) {
    if (source instanceof PolicyPlayer && ((PolicyPlayer) source).policy().remembers()) {
      driver.prepare(source);
      source.decide(driver.observation(), driver.mask(), driver.action());
    }
  }

  private static Episode readEpisode(DataInput in, List<Parameter> parameters) throws IOException {
    Episode read = Episode.of(in.readLong(), parameters);
    int count = in.readInt();
    if (count != parameters.size()) {
      throw new IOException(
          "The saved episode has "
              + count
              + " parameters, but the simulation declares "
              + parameters);
    }
    for (Parameter parameter : parameters) {
      read = read.with(parameter.name(), in.readFloat());
    }
    return read;
  }
}
