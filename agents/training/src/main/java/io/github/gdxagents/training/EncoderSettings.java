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
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that make an encoder like the one of a policy. */
final class EncoderSettings {

  private EncoderSettings() {}

  /**
   * Settings to change, by key; none where no settings make such an encoder.
   *
   * @param settings that stay as they are if they make it already
   */
  static Map<String, String> of(Policy policy, NetworkSettings settings) {
    Map<String, String> changes = new LinkedHashMap<>();
    if (policy.network().layers().get(0) instanceof Encoder encoder) {
      List<Integer> entityLayers = entityLayersOf(encoder, settings.entityLayers());
      for (Convolutions convolutions : candidates(encoder, settings.convolutions())) {
        if (changes.isEmpty() && fits(policy, encoder, convolutions, entityLayers)) {
          changes.put("convolutions", convolutions.toString());
          changes.put(
              "entity-layers",
              String.join(",", entityLayers.stream().map(String::valueOf).toList()));
        }
      }
    }
    return changes;
  }

  private static boolean fits(
      Policy policy, Encoder encoder, Convolutions convolutions, List<Integer> entityLayers) {
    NetworkSettings settings =
        NetworkSettings.builder().convolutions(convolutions).entityLayers(entityLayers).build();
    try {
      EncoderLayout layout = EncoderLayout.of(policy.spec().observation(), settings);
      return layout != null && layout.fits(encoder);
    } catch (InvalidSettingException e) {
      return false; // too large for what the policy observes
    }
  }

  private static List<Integer> entityLayersOf(Encoder encoder, List<Integer> otherwise) {
    for (EncoderPart part : encoder.parts()) {
      if (part instanceof SetPart set) {
        return set.layers().stream().map(Dense::outputs).toList();
      }
    }
    return otherwise;
  }

  /**
   * Kernels are cut to small grids, so that the largest of all grids' may be what was asked for.
   */
  private static List<Convolutions> candidates(Encoder encoder, Convolutions current) {
    List<Convolutions> candidates = new ArrayList<>(List.of(current, Convolutions.AUTO));
    List<Convolutions.Filters> largest = new ArrayList<>();
    for (EncoderPart part : encoder.parts()) {
      if (part instanceof GridPart grid) {
        for (int c = 0; c < grid.convolutions().size(); c++) {
          Convolutions.Filters filters = filtersOf(grid.convolutions().get(c));
          if (c == largest.size()) {
            largest.add(filters);
          } else if (filters.kernel() > largest.get(c).kernel()) {
            largest.set(c, filters);
          }
        }
      }
    }
    candidates.add(new Convolutions(largest));
    return candidates;
  }

  private static Convolutions.Filters filtersOf(Convolution convolution) {
    Patches patches = convolution.patches();
    return new Convolutions.Filters(
        convolution.filters().outputs(),
        Math.max(patches.kernelHeight(), patches.kernelWidth()),
        patches.stride());
  }
}
