package io.github.gdxagents.policy;

import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.network.VectorPart;
import java.util.List;

/** Whether an encoder sees what an observation has, number by number. */
final class EncoderFit {

  private EncoderFit() {}

  /**
   * Throws unless a network's encoder, if it has one, fits an observation and its normalizer.
   *
   * @throws IllegalArgumentException naming the component that does not fit
   */
  static void require(
      Network network, ObservationSpec observation, ObservationNormalizer normalizer) {
    if (!(network.layers().get(0) instanceof Encoder)) {
      return;
    }
    List<EncoderPart> parts = ((Encoder) network.layers().get(0)).parts();
    List<ObservationSpec.Component> components = observation.components();
    int first = 0;
    for (int c = 0; c < components.size(); c++) {
      ObservationSpec.Component component = components.get(c);
      if (parts.size() != components.size() || !fits(parts.get(c), component)) {
        throw new IllegalArgumentException(
            "The encoder does not fit the spec: it has no part for " + component);
      }
      if (component.shape().kind() == ObservationShape.Kind.SET) {
        requireShare(component, normalizer, first);
      }
      first += component.size();
    }
  }

  private static boolean fits(EncoderPart part, ObservationSpec.Component component) {
    ObservationShape shape = component.shape();
    if (part.inputs() != component.size()) {
      return false;
    }
    switch (shape.kind()) {
      case VECTOR:
        return part instanceof VectorPart;
      case GRID:
        if (!(part instanceof GridPart)) {
          return false;
        }
        Patches patches = ((GridPart) part).convolutions().get(0).patches();
        return patches.channels() == shape.channels()
            && patches.height() == shape.height()
            && patches.width() == shape.width();
      case SET:
        return part instanceof SetPart && ((SetPart) part).maxEntities() == shape.height();
    }
    throw new AssertionError(shape.kind());
  }

  /** Otherwise networks would see entities that are not there. */
  private static void requireShare(
      ObservationSpec.Component component, ObservationNormalizer normalizer, int index) {
    float full = normalizer.inverseDeviation(index) * component.shape().height();
    if (normalizer.mean(index) != 0 || !(Math.abs(full - 1) <= 1e-5f)) {
      throw new IllegalArgumentException(
          "The normalizer must make the number of entities in "
              + component.name()
              + " the share of the places that are taken: mean 0 and variance "
              + (float) component.shape().height() * component.shape().height()
              + ", not "
              + normalizer.mean(index)
              + " and "
              + normalizer.variance(index)
              + "; ObservationNormalizer.identity(ObservationSpec) does");
    }
  }
}
