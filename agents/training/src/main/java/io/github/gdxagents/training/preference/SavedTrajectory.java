package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.trajectory.Trajectory;
import io.github.gdxagents.trajectory.TrajectoryBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Trajectories in checkpoints, each behind its length in bytes. */
final class SavedTrajectory {

  private SavedTrajectory() {}

  static void write(Trajectory trajectory, AgentSpec spec, DataOutput out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TrajectoryBytes.write(trajectory, spec, new DataOutputStream(bytes));
    out.writeInt(bytes.size());
    out.write(bytes.toByteArray());
  }

  static Trajectory read(AgentSpec spec, DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return TrajectoryBytes.read(ByteBuffer.wrap(bytes), spec);
  }
}
