package io.github.gdxagents.console;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The layers of a network, and how great their weights are; an encoder's parts one by one. */
final class NetworkTable {

  private final Network network;

  /** What the parts of an encoder take, in their order. */
  private final List<String> components;

  private final Table table = new Table(">>>>><");

  private NetworkTable(Network network, List<String> components) {
    this.network = network;
    this.components = components;
  }

  /**
   * @param components the names of what is observed
   */
  static String of(String title, Network network, List<String> components) {
    return new NetworkTable(network, components).text(title);
  }

  private String text(String title) {
    table.row("layer", "inputs", "outputs", "weights (rms)", "biases (rms)");
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      if (layer instanceof Encoder encoder) {
        addParts(Integer.toString(l + 1), encoder);
      } else {
        addRow(Integer.toString(l + 1), layer, "");
      }
    }
    Activation activation = firstActivation();
    return "%s: %s parameters, %s%s\n"
            .formatted(
                title,
                NumberText.count(network.parameterCount()),
                activation == null ? "linear" : activation.name().toLowerCase(Locale.ROOT),
                network.memorySize() == 0
                    ? ""
                    : ", remembers " + NumberText.count(network.memorySize()) + " numbers")
        + table;
  }

  private @Nullable Activation firstActivation() {
    for (Layer layer : network.layers()) {
      if (layer instanceof Dense dense) {
        return dense.activation();
      }
    }
    return null;
  }

  private void addRow(String number, Layer layer, String meaning) {
    table.row(
        number,
        Integer.toString(layer.inputs()),
        Integer.toString(layer.outputs()),
        NumberText.significant(rootMeanSquare(layer.weights())),
        NumberText.significant(rootMeanSquare(layer.biases())),
        meaning);
  }

  private void addParts(String number, Encoder encoder) {
    for (int p = 0; p < encoder.parts().size(); p++) {
      EncoderPart part = encoder.parts().get(p);
      String name = components.get(p);
      if (part instanceof GridPart grid) {
        for (Convolution convolution : grid.convolutions()) {
          addRow(number, convolution.filters(), name + ": " + describe(convolution.patches()));
        }
      } else if (part instanceof SetPart set) {
        for (Dense layer : set.layers()) {
          addRow(number, layer, name + ": each of up to " + set.maxEntities() + " entities");
        }
      } else {
        String inputs = Integer.toString(part.inputs());
        table.row(number, inputs, inputs, "", "", name + ": as it is");
      }
    }
  }

  private static String describe(Patches patches) {
    return "each of %s x %s windows of %s x %s cells, stride %s"
        .formatted(
            patches.rows(),
            patches.columns(),
            patches.kernelHeight(),
            patches.kernelWidth(),
            patches.stride());
  }

  private static double rootMeanSquare(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
