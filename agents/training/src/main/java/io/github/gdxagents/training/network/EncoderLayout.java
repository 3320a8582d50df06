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
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.List;
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
    return new LayerPlan(settings.hidden(), settings.activation()).encoder(observation, settings);
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

  /** The most numbers to which the grids of a row unfold. */
  int unfoldedSize() {
    return parts.stream().flatMap(EncoderLayout::patches).mapToInt(EncoderLayout::size).sum();
  }

  private static Stream<Patches> patches(Part part) {
    return part instanceof Grid grid ? grid.filters.stream().map(Filters::patches) : Stream.of();
  }

  private static int size(Patches patches) {
    return patches.count() * patches.size();
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

  /** For messages: {@code "vector of 5, convolutions 16x3x3, set of 64"}. */
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
