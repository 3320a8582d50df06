package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.FileEnvelope;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.SpecBytes;
import io.github.gdxagents.training.reward.TransitionEncoder;
import java.io.DataOutput;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learned rewards as files:
 *
 * <pre>
 * n x ()   int n | the parenthesis n times
 *
 * content  text game | text library version | long seed | n x (text key | text value) settings
 *          | int labels | double agreement | bytes spec, as {@link SpecBytes} has it
 *          | double shift | double unit
 *          | long decisions | float clip | float means [seen] | float variances [seen]; what is seen
 *              are an observation and its change until the next decision
 *          | n x (int width) hidden layers | byte activation: 1 tanh, 2 rectifier
 *          | n x (float [parameters]) networks, layer by layer, weights [outputs x inputs] before biases
 * </pre>
 *
 * <p>in a {@link FileEnvelope} of magic {@code "gdx-rwd\n"} and version 2. A file that can be
 * loaded holds the bytes that saving its reward gives.
 */
public final class RewardModelFile {

  /** Room for 32 million weights in all. */
  private static final int MOST_BYTES = 1 << 27;

  private static final long MAGIC = 0x6764782d7277640aL; // "gdx-rwd\n"

  private static final FileEnvelope ENVELOPE =
      new FileEnvelope("learned reward", "a training run has saved", MAGIC, 2, MOST_BYTES);

  private static final int TANH = 1;
  private static final int RELU = 2;

  private RewardModelFile() {}

  /**
   * Saves a reward. The file appears under its name only when it is complete.
   *
   * @param file replaced if it exists; its folder must exist
   */
  public static void write(RewardModel model, File file) throws IOException {
    AtomicFile.replace(file, sealed(model));
  }

  /** Tells a reward from others: the CRC-32 of its file but for its end, in hexadecimal. */
  public static String fingerprint(RewardModel model) {
    byte[] file;
    try {
      file = sealed(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Long.toHexString(FileEnvelope.checksum(file, file.length - Long.BYTES));
  }

  /** The bytes of its file. */
  static byte[] sealed(RewardModel model) throws IOException {
    return ENVELOPE.seal(
        out -> {
          writeOrigin(model.origin(), out);
          FileEnvelope.writeBytes(SpecBytes.write(model.spec()), out);
          out.writeDouble(model.shift());
          out.writeDouble(model.unit());
          writeNormalizer(model.normalizer(), out);
          out.writeInt(model.hidden().size());
          for (int width : model.hidden()) {
            out.writeInt(width);
          }
          out.writeByte(model.activation() == Activation.TANH ? TANH : RELU);
          out.writeInt(model.networks());
          for (float[] parameters : model.members()) {
            for (float parameter : parameters) {
              out.writeFloat(parameter);
            }
          }
        });
  }

  private static void writeOrigin(RewardOrigin origin, DataOutput out) throws IOException {
    FileEnvelope.writeText(origin.game(), out);
    FileEnvelope.writeText(origin.libraryVersion(), out);
    out.writeLong(origin.seed());
    out.writeInt(origin.settings().size());
    for (Map.Entry<String, String> setting : origin.settings().entrySet()) {
      FileEnvelope.writeText(setting.getKey(), out);
      FileEnvelope.writeText(setting.getValue(), out);
    }
    out.writeInt(origin.labels());
    out.writeDouble(origin.agreement());
  }

  private static void writeNormalizer(ObservationNormalizer normalizer, DataOutput out)
      throws IOException {
    out.writeLong(normalizer.sampleCount());
    out.writeFloat(normalizer.clip());
    for (int i = 0; i < normalizer.size(); i++) {
      out.writeFloat(normalizer.mean(i));
    }
    for (int i = 0; i < normalizer.size(); i++) {
      out.writeFloat(normalizer.variance(i));
    }
  }

  /** Whether a file begins as one of these does. */
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(Long.BYTES);
      return begin.length == Long.BYTES && ByteBuffer.wrap(begin).getLong() == MAGIC;
    }
  }

  /**
   * Loads a reward.
   *
   * @throws IOException if it cannot be read, is damaged, or is no learned reward of this version
   */
  public static RewardModel read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Loads a reward.
   *
   * @param in read to its end; not closed
   * @param name what to call it in messages
   * @throws IOException if it cannot be read, is damaged, or is no learned reward of this version
   */
  public static RewardModel read(InputStream in, String name) throws IOException {
    ByteBuffer content = ENVELOPE.open(in, name);
    try {
      return read(content);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is refused: " + e.getMessage(), e);
    }
  }

  private static RewardModel read(ByteBuffer in) {
    RewardOrigin origin = readOrigin(in);
    AgentSpec spec = SpecBytes.read(FileEnvelope.readBytes(in));
    FileEnvelope.requireRemaining(in, 2 * Double.BYTES);
    double shift = in.getDouble();
    double unit = in.getDouble();
    ObservationNormalizer normalizer = readNormalizer(in, TransitionEncoder.normalizedSize(spec));
    List<Integer> hidden = readHidden(in);
    FileEnvelope.requireRemaining(in, 1);
    int activation = in.get();
    if (activation != TANH && activation != RELU) {
      throw new IllegalArgumentException("there is no activation " + activation);
    }
    long parameters = RewardModel.parameterCount(spec, hidden);
    if (parameters > MOST_BYTES / Float.BYTES) {
      throw new IllegalArgumentException("no file has room for " + parameters + " parameters");
    }
    int networks = FileEnvelope.readCount(in, Math.toIntExact(parameters * Float.BYTES));
    List<float[]> members = new ArrayList<>();
    for (int i = 0; i < networks; i++) {
      members.add(readFloats(in, (int) parameters));
    }
    FileEnvelope.requireEnd(in);
    return new RewardModel(
        origin,
        spec,
        normalizer,
        shift,
        unit,
        hidden,
        activation == TANH ? Activation.TANH : Activation.RELU,
        members);
  }

  private static RewardOrigin readOrigin(ByteBuffer in) {
    String game = FileEnvelope.readText(in, "game");
    String version = FileEnvelope.readText(in, "library version");
    FileEnvelope.requireRemaining(in, Long.BYTES);
    long seed = in.getLong();
    int count = FileEnvelope.readCount(in, 2 * Integer.BYTES);
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = FileEnvelope.readText(in, "setting");
      if (settings.put(key, FileEnvelope.readText(in, "value of " + key)) != null) {
        throw new IllegalArgumentException("the setting " + key + " stands twice");
      }
    }
    FileEnvelope.requireRemaining(in, Integer.BYTES + Double.BYTES);
    int labels = in.getInt();
    double agreement = in.getDouble();
    if (Double.isNaN(agreement)
        && Double.doubleToRawLongBits(agreement) != Double.doubleToLongBits(agreement)) {
      throw new IllegalArgumentException("the agreement is another NaN than none at all");
    }
    return new RewardOrigin(game, version, seed, settings, labels, agreement);
  }

  /**
   * Reads a normalizer.
   *
   * @param size how many numbers are normalized
   */
  private static ObservationNormalizer readNormalizer(ByteBuffer in, int size) {
    FileEnvelope.requireRemaining(in, Long.BYTES + (2L * size + 1) * Float.BYTES);
    long samples = in.getLong();
    float clip = in.getFloat();
    float[] means = readFloats(in, size);
    return new ObservationNormalizer(means, readFloats(in, size), clip, samples);
  }

  private static List<Integer> readHidden(ByteBuffer in) {
    int count = FileEnvelope.readCount(in, Integer.BYTES);
    if (count > RewardModel.MOST_LAYERS) {
      throw new IllegalArgumentException(
          "a reward network cannot have " + count + " hidden layers");
    }
    List<Integer> hidden = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int width = in.getInt();
      if (width < 1 || width > RewardModel.MOST_UNITS) {
        throw new IllegalArgumentException("a hidden layer cannot have " + width + " units");
      }
      hidden.add(width);
    }
    return hidden;
  }

  private static float[] readFloats(ByteBuffer in, int count) {
    float[] numbers = new float[count];
    in.asFloatBuffer().get(numbers);
    in.position(in.position() + count * Float.BYTES);
    return numbers;
  }
}
