package io.github.gdxagents.training.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers of a layout by name: {@code trunk0}, {@code policy0}, {@code policy} and so on. */
public final class NamedLayers {

  private NamedLayers() {}

  public static Map<String, ParameterLayout.Layer> of(ParameterLayout layout) {
    Map<String, ParameterLayout.Layer> named = new HashMap<>();
    name("trunk", layout.trunk(), named);
    name("policy", layout.policy().subList(0, layout.policy().size() - 1), named);
    name("value", layout.value().subList(0, layout.value().size() - 1), named);
    named.put("policy", layout.policy().get(layout.policy().size() - 1));
    named.put("value", layout.value().get(layout.value().size() - 1));
    return named;
  }

  private static void name(
      String prefix, List<ParameterLayout.Layer> layers, Map<String, ParameterLayout.Layer> named) {
    for (int l = 0; l < layers.size(); l++) {
      named.put(prefix + l, layers.get(l));
    }
  }
}
