package io.github.gdxagents.console.export;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the source of one Java 8 class that needs nothing but the JDK, and decides as {@link
 * io.github.gdxagents.policy.PolicyPlayer} does when it always takes the most probable action, bit
 * by bit. What all such classes share is in {@code PolicyClass.txt} beside this class; what is
 * between marks there is for policies that remember, or that see grids or sets, or for those that
 * do not.
 */
public final class JavaSource {

  private final Policy policy;
  private final List<float[]> numbers = new ArrayList<>();

  private final JavaEncoder encoders = new JavaEncoder();

  /** How many numbers there are so far. */
  private int count;

  private JavaSource(Policy policy) {
    this.policy = policy;
  }

  /**
   * The text of the file, in ASCII.
   *
   * @param packageName empty for none; a valid name
   * @param className a valid name
   */
  public static String of(Policy policy, String packageName, String className) {
    return new JavaSource(policy).text(packageName, className);
  }

  private String text(String packageName, String className) {
    ActionSpec action = policy.spec().action();
    Network values = policy.valueNetwork();
    addNormalizer();
    addAxes();
    int beforeEncoders = count;
    String parts = addEncoder(policy.network());
    String valueParts = values == null ? "" : addEncoder(values);
    boolean encodes = !parts.isEmpty() || !valueParts.isEmpty();
    int encoderNumbers = count - beforeEncoders;
    addNetwork(policy.network());
    if (values != null) {
      addNetwork(values);
    }
    float[] all = joined();
    StringJoiner choices = new StringJoiner(", ");
    action.branches().forEach(branch -> choices.add("" + branch.choices().size()));
    // The numbers come last: they are long, and hold no placeholder.
    return ClassTemplate.read("PolicyClass.txt")
        .replaceAll(part("MEMORY"), policy.remembers() ? "$1" : "")
        .replaceAll(part("NO_MEMORY"), policy.remembers() ? "" : "$1")
        .replaceAll(part("ENCODER"), encodes ? "$1" : "")
        .replaceAll(part("NO_ENCODER"), encodes ? "" : "$1")
        .replace("@PACKAGE@", packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        .replace("@CLASS@", className)
        .replace("@OBSERVATION_SIZE@", "" + policy.spec().observation().size())
        .replace("@AXES@", "" + action.axisCount())
        .replace("@CHOICES@", choices.toString())
        .replace("@SIZES@", sizes(policy.network()))
        .replace("@ACTIVATIONS@", activations(policy.network()))
        .replace("@VALUE_SIZES@", values == null ? "" : sizes(values))
        .replace("@VALUE_ACTIVATIONS@", values == null ? "" : activations(values))
        .replace("@PARTS@", parts)
        .replace("@VALUE_PARTS@", valueParts)
        .replace("@WORK_SIZE@", "" + encoders.workSize())
        .replace("@PATCH_SIZE@", "" + encoders.patchSize())
        .replace("@ENCODER_NUMBERS@", "" + encoderNumbers)
        .replace("@INPUT@", parts.isEmpty() ? "observed" : "encode(PARTS, encoded)")
        .replace(
            "@VALUE_INPUT@",
            valueParts.isEmpty() ? "observed" : "encode(VALUE_PARTS, valueEncoded)")
        .replace("@COUNT@", "" + all.length)
        .replace("@ORIGIN@", ClassTemplate.origin(policy.provenance()))
        .replace("@OBSERVATION@", ClassTemplate.observation(policy.spec().observation()))
        .replace("@ACTION@", ClassTemplate.action(action))
        .replace("@NUMBERS@", JavaText.constants(all));
  }

  /** What is between the lines that begin and end a part of the template, as a group. */
  private static String part(String name) {
    return "(?s)@" + name + "\\{\n(.*?)@}\n";
  }

  private void addNormalizer() {
    ObservationNormalizer normalizer = policy.normalizer();
    float[] mean = new float[normalizer.size()];
    float[] inverseDeviation = new float[normalizer.size()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = normalizer.mean(i);
      inverseDeviation[i] = normalizer.inverseDeviation(i);
    }
    add(mean);
    add(inverseDeviation);
    add(normalizer.clip());
  }

  private void addAxes() {
    for (int a = 0; a < policy.spec().action().axisCount(); a++) {
      ActionSpec.Axis axis = policy.spec().action().axes().get(a);
      add(axis.low(), axis.high(), policy.logDeviation(a));
    }
  }

  /**
   * Adds the numbers of a network's encoder.
   *
   * @return its parts, for the template; empty if it has none
   */
  private String addEncoder(Network network) {
    if (!(network.layers().get(0) instanceof Encoder encoder)) {
      return "";
    }
    String parts = encoders.parts(encoder, count);
    encoder.layers().forEach(this::add);
    return parts;
  }

  private void addNetwork(Network network) {
    behindEncoder(network).forEach(this::add);
  }

  private void add(Layer layer) {
    add(layer.weights());
    add(layer.biases());
  }

  private void add(float... more) {
    numbers.add(more);
    count += more.length;
  }

  private static List<Layer> behindEncoder(Network network) {
    List<Layer> layers = network.layers();
    return layers.get(0) instanceof Encoder ? layers.subList(1, layers.size()) : layers;
  }

  private float[] joined() {
    float[] all = new float[count];
    int next = 0;
    for (float[] array : numbers) {
      System.arraycopy(array, 0, all, next, array.length);
      next += array.length;
    }
    return all;
  }

  private static String sizes(Network network) {
    List<Layer> layers = behindEncoder(network);
    StringJoiner sizes = new StringJoiner(", ").add("" + layers.get(0).inputs());
    layers.forEach(layer -> sizes.add("" + layer.outputs()));
    return sizes.toString();
  }

  private static String activations(Network network) {
    StringJoiner names = new StringJoiner(", ");
    for (Layer layer : behindEncoder(network)) {
      names.add(layer instanceof Dense dense ? name(dense.activation()) : "MINIMAL_GRU");
    }
    return names.toString();
  }

  /** The constant of the template. */
  private static String name(@Nullable Activation activation) {
    return activation == null ? "NONE" : activation.name();
  }
}
