package io.github.gdxagents.training;

import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.network.EncoderLayout;
import io.github.gdxagents.training.settings.Convolutions;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that make an encoder like the one of a policy. */
final class EncoderSettings {

  private EncoderSettings() {}

  /**
   * Settings to change, by key.
   *
   * @param settings that stay as they are if they make such an encoder already
   */
  static Map<String, String> of(Policy policy, NetworkSettings settings) {
    Map<String, String> changes = new LinkedHashMap<>();
    if (!(policy.network().layers().get(0) instanceof Encoder encoder)) {
      return changes;
    }
    EncoderLayout ours = EncoderLayout.of(policy.spec().observation(), settings);
    if (ours != null && ours.fits(encoder)) {
      return changes;
    }
    for (EncoderPart part : encoder.parts()) {
      if (part instanceof GridPart grid) {
        changes.put("convolutions", convolutionsOf(grid).toString());
      } else if (part instanceof SetPart set) {
        changes.put(
            "entity-layers",
            String.join(
                ",", set.layers().stream().map(Dense::outputs).map(String::valueOf).toList()));
      }
    }
    return changes;
  }

  private static Convolutions convolutionsOf(GridPart grid) {
    return new Convolutions(grid.convolutions().stream().map(EncoderSettings::filtersOf).toList());
  }

  private static Convolutions.Filters filtersOf(Convolution convolution) {
    Patches patches = convolution.patches();
    return new Convolutions.Filters(
        convolution.filters().outputs(),
        Math.max(patches.kernelHeight(), patches.kernelWidth()),
        patches.stride());
  }
}
