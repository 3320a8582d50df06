package io.github.gdxagents.play;

import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.FileEnvelope;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replays as files:
 *
 * <pre>
 * n x ()   int n | the parenthesis n times
 *
 * content  text game | long seed | n x (text parameter | float value) | long ticks | n x (float)
 *          | n x (int interval)   of all agents, see Reaction; left out where all are 1
 * </pre>
 *
 * <p>in a {@link FileEnvelope} of magic {@code "gdx-rep\n"} and version 1.
 */
public final class ReplayFile {

  /** A day of one bot's decisions at 60 a second, and more. */
  private static final int MOST_BYTES = 1 << 26;

  private static final FileEnvelope ENVELOPE =
      new FileEnvelope(
          "replay",
          "training or play has saved",
          0x6764782d7265700aL, // "gdx-rep\n"
          1,
          MOST_BYTES);

  private ReplayFile() {}

  /** Saves a replay. The file appears under its name only when it is complete. */
  public static void write(Replay replay, File file) throws IOException {
    byte[] bytes =
        ENVELOPE.seal(
            out -> {
              FileEnvelope.writeText(replay.game(), out);
              out.writeLong(replay.seed());
              out.writeInt(replay.parameters().size());
              for (Map.Entry<String, Float> parameter : replay.parameters().entrySet()) {
                FileEnvelope.writeText(parameter.getKey(), out);
                out.writeFloat(parameter.getValue());
              }
              out.writeLong(replay.ticks());
              out.writeInt(replay.actions().length);
              for (float number : replay.actions()) {
                out.writeFloat(number);
              }
              if (replay.intervals().length > 0) {
                out.writeInt(replay.intervals().length);
                for (int interval : replay.intervals()) {
                  out.writeInt(interval);
                }
              }
            });
    AtomicFile.replace(file, bytes);
  }

  /**
   * Loads a replay.
   *
   * @param in read to its end; not closed
   * @param name what to call it in messages
   * @throws IOException if it cannot be read, is damaged, or is no replay of this version
   */
  public static Replay read(InputStream in, String name) throws IOException {
    ByteBuffer content = ENVELOPE.open(in, name);
    try {
      return read(content);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is refused: " + e.getMessage(), e);
    }
  }

  private static Replay read(ByteBuffer in) {
    String game = FileEnvelope.readText(in, "game");
    long seed = readLong(in);
    Map<String, Float> parameters = new LinkedHashMap<>();
    int count = FileEnvelope.readCount(in, Integer.BYTES + Float.BYTES);
    for (int i = 0; i < count; i++) {
      String parameter = FileEnvelope.readText(in, "parameter");
      FileEnvelope.requireRemaining(in, Float.BYTES);
      if (parameters.put(parameter, readNumber(in)) != null) {
        throw new IllegalArgumentException("the parameter " + parameter + " stands twice");
      }
    }
    long ticks = readLong(in);
    if (ticks < 0) {
      throw new IllegalArgumentException("an episode cannot have " + ticks + " ticks");
    }
    float[] actions = new float[FileEnvelope.readCount(in, Float.BYTES)];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = readNumber(in);
    }
    int[] intervals = in.hasRemaining() ? readIntervals(in) : new int[0];
    FileEnvelope.requireEnd(in);
    return new Replay(game, seed, parameters, ticks, actions, intervals);
  }

  /** They stand where one of them is not 1. */
  private static int[] readIntervals(ByteBuffer in) {
    int[] intervals = new int[FileEnvelope.readCount(in, Integer.BYTES)];
    boolean slow = false;
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = new Reaction(0, in.getInt()).interval();
      slow |= intervals[i] > 1;
    }
    if (!slow) {
      throw new IllegalArgumentException("intervals stand there, but none of them is above 1");
    }
    return intervals;
  }

  private static float readNumber(ByteBuffer in) {
    float number = in.getFloat();
    if (Float.isNaN(number)) {
      throw new IllegalArgumentException("a number is NaN");
    }
    return number;
  }

  private static long readLong(ByteBuffer in) {
    FileEnvelope.requireRemaining(in, Long.BYTES);
    return in.getLong();
  }
}
