package io.github.gdxagents.training.network;

import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.network.VectorPart;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the weights of an {@link Encoder} lie in the flat parameter vector.
 *
 * @param parts one for each component of the observation
 */
public record EncoderLayout(List<Part> parts) {

  /** What is made of one component of the observation. */
  public sealed interface Part {

    /** How many numbers enter. */
    int inputs();

    /** How many numbers leave. */
    int outputs();

    /** What has weights in it, from input to output. */
    List<ParameterLayout.Layer> layers();

    /** How often one of these layers is applied for a row, at most. */
    int applications(int layer);
  }

  /** Numbers that pass as they are. */
  public record Vector(int inputs) implements Part {

    @Override
    public int outputs() {
      return inputs;
    }

    @Override
    public List<ParameterLayout.Layer> layers() {
      return List.of();
    }

    @Override
    public int applications(int layer) {
      throw new IndexOutOfBoundsException(layer);
    }
  }

  /** A grid and its convolutions. */
  public record Grid(List<Filters> filters) implements Part {

    public Grid {
      filters = List.copyOf(filters);
    }

    @Override
    public int inputs() {
      return filters.get(0).patches.gridSize();
    }

    @Override
    public int outputs() {
      Filters last = filters.get(filters.size() - 1);
      return last.patches.count() * last.layer.outputs();
    }

    @Override
    public List<ParameterLayout.Layer> layers() {
      return filters.stream().map(Filters::layer).toList();
    }

    @Override
    public int applications(int layer) {
      return filters.get(layer).patches.count();
    }
  }

  /** One convolution: a layer for all patches of what enters. */
  public record Filters(Patches patches, ParameterLayout.Layer layer) {}

  /** A set, and the layers through which each entity goes. */
  public record Entities(int maxEntities, List<ParameterLayout.Layer> layers) implements Part {

    public Entities {
      layers = List.copyOf(layers);
    }

    @Override
    public int inputs() {
      return 1 + maxEntities * layers.get(0).inputs();
    }

    @Override
    public int outputs() {
      return 1 + layers.get(layers.size() - 1).outputs();
    }

    @Override
    public int applications(int layer) {
      return maxEntities;
    }
  }

  public EncoderLayout {
    parts = List.copyOf(parts);
  }

  /**
   * The encoder that networks of these settings have; null where observations are vectors only,
   * which enter as they are.
   *
   * @throws io.github.gdxagents.training.settings.InvalidSettingException if convolutions are too
   *     large
   */
  public static @Nullable EncoderLayout of(ObservationSpec observation, NetworkSettings settings) {
    EncoderLayout encoder =
        new LayerPlan(settings.hidden(), settings.activation()).encoder(observation, settings);
    if (encoder != null && encoder.multiplyAdds() > Encoder.MAX_MULTIPLY_ADDS) {
      throw new InvalidSettingException(
          ("convolutions=%s and entity-layers=%s multiply and add %s numbers for a decision, and a"
                  + " policy may do so with %s at most; take fewer filters, or move their windows"
                  + " on by more cells, as in 16x8/4")
              .formatted(
                  settings.convolutions(),
                  settings.entityLayers().stream().map(String::valueOf).toList(),
                  encoder.multiplyAdds(),
                  Encoder.MAX_MULTIPLY_ADDS));
    }
    return encoder;
  }

  /** The number of weights and biases. */
  public long parameterCount() {
    return layers().stream().mapToLong(layer -> (layer.inputs() + 1L) * layer.sums()).sum();
  }

  /** How many numbers enter: a whole observation. */
  public int inputs() {
    return parts.stream().mapToInt(Part::inputs).sum();
  }

  /** How many numbers leave. */
  public int outputs() {
    return parts.stream().mapToInt(Part::outputs).sum();
  }

  /** All that has weights. */
  public List<ParameterLayout.Layer> layers() {
    return parts.stream().flatMap(part -> part.layers().stream()).toList();
  }

  /** How many numbers are multiplied and added for a row, at most. */
  private long multiplyAdds() {
    return sum(layer -> (long) layer.inputs() * layer.sums());
  }

  /**
   * How many numbers learning from a row computes with, at most: what enters each layer, what
   * leaves it, and the gradient of that.
   */
  public long workSize() {
    return sum(
        layer ->
            Matrix.roundedUp(layer.inputs(), Matrix.COLUMN_BLOCK)
                + 2L * Matrix.roundedUp(layer.sums(), Matrix.COLUMN_BLOCK));
  }

  /** Adds up something of each layer, as often as it is applied. */
  private long sum(ToLongFunction<ParameterLayout.Layer> each) {
    long sum = 0;
    for (Part part : parts) {
      for (int l = 0; l < part.layers().size(); l++) {
        sum += part.applications(l) * each.applyAsLong(part.layers().get(l));
      }
    }
    return sum;
  }

  /** Copies the encoder out of the vector, into the form in which it acts. */
  Encoder encoder(float[] parameters) {
    return new Encoder(parts.stream().map(part -> part(part, parameters)).toList());
  }

  private static EncoderPart part(Part part, float[] parameters) {
    if (part instanceof Grid grid) {
      return new GridPart(
          grid.filters.stream()
              .map(
                  filters ->
                      new Convolution(
                          filters.patches, ParameterLayout.dense(filters.layer, parameters)))
              .toList());
    } else if (part instanceof Entities entities) {
      return new SetPart(
          entities.maxEntities,
          entities.layers.stream().map(layer -> ParameterLayout.dense(layer, parameters)).toList());
    }
    return new VectorPart(part.inputs());
  }

  /** Whether an encoder has these parts. */
  public boolean fits(Encoder encoder) {
    boolean fits = encoder.parts().size() == parts.size();
    for (int p = 0; fits && p < parts.size(); p++) {
      fits = fits(parts.get(p), encoder.parts().get(p));
    }
    return fits;
  }

  private static boolean fits(Part part, EncoderPart found) {
    if (part.inputs() != found.inputs() || !sizes(part).equals(sizes(found))) {
      return false;
    }
    if (part instanceof Grid grid) {
      return found instanceof GridPart other
          && grid.filters.stream()
              .map(Filters::patches)
              .toList()
              .equals(other.convolutions().stream().map(Convolution::patches).toList());
    } else if (part instanceof Entities entities) {
      return found instanceof SetPart other && other.maxEntities() == entities.maxEntities;
    }
    return found instanceof VectorPart;
  }

  private static List<Integer> sizes(Part part) {
    return part.layers().stream()
        .flatMap(layer -> Stream.of(layer.inputs(), layer.outputs()))
        .toList();
  }

  private static List<Integer> sizes(EncoderPart part) {
    return part.layers().stream()
        .flatMap(layer -> Stream.of(layer.inputs(), layer.outputs()))
        .toList();
  }

  /**
   * Copies an encoder into the vector.
   *
   * @param encoder that fits
   * @param parameters modified
   */
  void set(Encoder encoder, float[] parameters) {
    List<ParameterLayout.Layer> layers = layers();
    List<Dense> found = encoder.layers();
    for (int l = 0; l < layers.size(); l++) {
      ParameterLayout.set(layers.get(l), found.get(l), parameters);
    }
  }

  /**
   * For messages, part by part: {@code "a vector of 5, a set of up to 8 seen through 4-64 RELU"}.
   */
  @Override
  public String toString() {
    return String.join(", ", parts.stream().map(EncoderLayout::describe).toList());
  }

  private static String describe(Part part) {
    if (part instanceof Grid grid) {
      return "a grid seen through "
          + String.join(
              ", ",
              grid.filters.stream()
                  .map(filters -> filters.layer.outputs() + " filters for " + filters.patches)
                  .toList());
    } else if (part instanceof Entities entities) {
      return "a set of up to "
          + entities.maxEntities
          + " seen through "
          + String.join(
              ", ",
              entities.layers.stream()
                  .map(layer -> layer.inputs() + "-" + layer.outputs() + " " + Activation.RELU)
                  .toList());
    }
    return "a vector of " + part.inputs();
  }
}
