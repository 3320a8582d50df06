package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.Stepper;
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
  Episode episode() {
    return episode;
  }

  /** All actions since the begin of the episode; none where they are not written down. */
  public float[] actions() {
    return Arrays.copyOf(numbers, size);
  }

  /** The episode so far, to be played again; of no game yet. */
  Replay replay() {
    return new Replay("", episode, stepper.tickCount(), actions());
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

  void save(DataOutput out) throws IOException {
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
  void load(DataInput in) throws IOException {
    begin(readEpisode(in, stepper.simulation().parameters()));
    int length = in.readInt();
    for (int i = 0; i < length; i++) {
      makeRoom(i + 1); // as they come: a wrong length allocates nothing
      numbers[i] = in.readFloat();
    }
    stepper.reset(episode);
    while (size < length) {
      if (stepper.over()) {
        throw new IOException(
            "The simulation ended the episode of "
                + episode
                + " earlier than before; it must be a function of the episode and the actions");
      }
      for (int a = 0; a < logged.length; a++) {
        AgentDriver driver = stepper.agent(a);
        if (driver.decisionDue()) {
          driver.observe();
          read(driver.action());
          driver.act();
          logged[a] = driver.decisionsInEpisode();
        }
      }
      stepper.advanceToDecision();
    }
  }

  private static Episode readEpisode(DataInput in, List<Parameter> parameters) throws IOException {
    Episode read = Episode.of(in.readLong(), parameters);
    int count = in.readInt();
    if (count != parameters.size()) {
      throw new IOException(
          "The saved episode has %s parameters, but the simulation declares %s"
              .formatted(count, parameters));
    }
    for (Parameter parameter : parameters) {
      read = read.with(parameter.name(), in.readFloat());
    }
    return read;
  }

  private void read(Action action) {
    size = action.copyFrom(numbers, size);
  }
}
