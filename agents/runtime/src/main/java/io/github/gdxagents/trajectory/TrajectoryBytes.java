package io.github.gdxagents.trajectory;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.policy.FileEnvelope;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trajectories as bytes, for files that hold them:
 *
 * <pre>
 * n x ()      int n | the parenthesis n times
 *
 * trajectory  long seed | n x (text parameter | float value) | int agent | long decision
 *             | byte end: 0 running, 1 terminated, 2 truncated | int decisions
 *             | float observations [(decisions + 1) x observation]
 *             | bytes masks [decisions x choices], each 0 or 1
 *             | float actions [decisions x (branches + axes)] | float rewards [decisions]
 * </pre>
 *
 * <p>Numbers are big-endian, and texts as {@link FileEnvelope} has them. How long an observation
 * and an action are, the file says elsewhere.
 */
public final class TrajectoryBytes {

  private static final AgentState[] ENDS = {
    AgentState.RUNNING, AgentState.TERMINATED, AgentState.TRUNCATED
  };

  private TrajectoryBytes() {}

  /** Writes a trajectory. */
  public static void write(Trajectory trajectory, AgentSpec spec, DataOutput out)
      throws IOException {
    Origin origin = trajectory.origin();
    out.writeLong(origin.seed());
    out.writeInt(origin.parameters().size());
    for (Map.Entry<String, Float> parameter : origin.parameters().entrySet()) {
      FileEnvelope.writeText(parameter.getKey(), out);
      out.writeFloat(parameter.getValue());
    }
    out.writeInt(origin.agent());
    out.writeLong(origin.decision());
    out.writeByte(idOf(trajectory.end()));
    out.writeInt(trajectory.decisions());
    writeDecisions(trajectory, spec, out);
  }

  private static byte idOf(AgentState end) {
    for (byte id = 0; id < ENDS.length; id++) {
      if (ENDS[id] == end) {
        return id;
      }
    }
    throw new IllegalArgumentException("A trajectory cannot end with " + end);
  }

  private static void writeDecisions(Trajectory trajectory, AgentSpec spec, DataOutput out)
      throws IOException {
    float[] observation = new float[spec.observation().size()];
    boolean[] mask = new boolean[spec.action().totalChoices()];
    float[] action = new float[spec.action().branchCount() + spec.action().axisCount()];
    for (int decision = 0; decision <= trajectory.decisions(); decision++) {
      trajectory.copyObservation(decision, observation, 0);
      write(observation, out);
    }
    for (int decision = 0; decision < trajectory.decisions(); decision++) {
      trajectory.copyMask(decision, mask, 0);
      for (boolean allowed : mask) {
        out.writeByte(allowed ? 1 : 0);
      }
    }
    for (int decision = 0; decision < trajectory.decisions(); decision++) {
      trajectory.copyAction(decision, action, 0);
      write(action, out);
    }
    for (int decision = 0; decision < trajectory.decisions(); decision++) {
      out.writeFloat(trajectory.reward(decision));
    }
  }

  private static void write(float[] numbers, DataOutput out) throws IOException {
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  private static int bytesPerDecision(AgentSpec spec) {
    int numbers =
        spec.observation().size() + spec.action().branchCount() + spec.action().axisCount() + 1;
    return numbers * Float.BYTES + spec.action().totalChoices();
  }

  /**
   * Reads a trajectory from a buffer's position on.
   *
   * @param in its position is moved behind the trajectory
   * @throws IllegalArgumentException if the bytes are no trajectory of the spec
   */
  public static Trajectory read(ByteBuffer in, AgentSpec spec) {
    FileEnvelope.requireRemaining(in, Long.BYTES);
    long seed = in.getLong();
    Map<String, Float> parameters = readParameters(in);
    FileEnvelope.requireRemaining(in, Integer.BYTES + Long.BYTES + 1);
    Origin origin = new Origin(seed, parameters, in.getInt(), in.getLong());
    byte end = in.get();
    if (end < 0 || end >= ENDS.length) {
      throw new IllegalArgumentException("A trajectory cannot end with " + end);
    }
    int decisions = FileEnvelope.readCount(in, bytesPerDecision(spec));
    int observationSize = spec.observation().size();
    FileEnvelope.requireRemaining(
        in, (long) decisions * bytesPerDecision(spec) + observationSize * 4L);
    float[] observations = readFloats(in, (decisions + 1) * observationSize);
    boolean[] masks = new boolean[decisions * spec.action().totalChoices()];
    for (int i = 0; i < masks.length; i++) {
      byte allowed = in.get();
      if (allowed != 0 && allowed != 1) {
        throw new IllegalArgumentException("A mask cannot hold " + allowed);
      }
      masks[i] = allowed == 1;
    }
    int actionSize = spec.action().branchCount() + spec.action().axisCount();
    float[] actions = readFloats(in, decisions * actionSize);
    float[] rewards = readFloats(in, decisions);
    return new Trajectory(spec, origin, ENDS[end], observations, masks, actions, rewards);
  }

  private static Map<String, Float> readParameters(ByteBuffer in) {
    Map<String, Float> parameters = new LinkedHashMap<>();
    int count = FileEnvelope.readCount(in, Integer.BYTES + Float.BYTES);
    for (int i = 0; i < count; i++) {
      String name = FileEnvelope.readText(in, "parameter");
      FileEnvelope.requireRemaining(in, Float.BYTES);
      if (parameters.put(name, in.getFloat()) != null) {
        throw new IllegalArgumentException("The parameter " + name + " stands twice");
      }
    }
    return parameters;
  }

  private static float[] readFloats(ByteBuffer in, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.getFloat();
    }
    return numbers;
  }
}
