package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.TimeBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is beside its trainer: it goes into the trainer's checkpoints.
 *
 * @param best the policy that did best in an evaluation so far; null before the first
 * @param stopped whether the return was reached at which the run was to stop
 * @param spent the time so far
 */
record RunState(@Nullable Policy best, boolean stopped, TimeSpent spent) {

  /** Before the first iteration. */
  static final RunState NONE = new RunState(null, false, TimeSpent.NONE);

  private static final String BEST = "best policy";
  private static final String STATE = "run";

  Checkpoint in(Checkpoint checkpoint) {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(state)) {
      out.writeBoolean(stopped);
      TimeBudget iterations = spent.iterations();
      for (double seconds :
          new double[] {
            spent.startSeconds(),
            iterations.simulateSeconds(),
            iterations.actSeconds(),
            iterations.idleSeconds(),
            iterations.advantageSeconds(),
            iterations.updateSeconds(),
            iterations.publishSeconds(),
            spent.evaluationSeconds(),
            spent.totalSeconds()
          }) {
        out.writeDouble(seconds);
      }
      Checkpoint whole = checkpoint.with(STATE, state.toByteArray());
      if (best == null) {
        return whole;
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      PolicyFile.write(best, file);
      return whole.with(BEST, file.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // arrays do not fail
    }
  }

  /**
   * Takes it out of a checkpoint again.
   *
   * @throws IOException if it was put in by another version of this program
   */
  static RunState of(Checkpoint checkpoint) throws IOException {
    Map<String, byte[]> attachments = checkpoint.attachments();
    byte[] state = attachments.get(STATE);
    if (state == null) {
      return NONE; // of a program with a trainer of its own
    }
    byte[] file = attachments.get(BEST);
    Policy best = file == null ? null : PolicyFile.read(new ByteArrayInputStream(file));
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      boolean stopped = in.readBoolean();
      double start = in.readDouble();
      TimeBudget iterations =
          new TimeBudget(
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble());
      return new RunState(
          best, stopped, new TimeSpent(start, iterations, in.readDouble(), in.readDouble()));
    }
  }
}
