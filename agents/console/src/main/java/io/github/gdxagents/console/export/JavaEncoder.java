package io.github.gdxagents.console.export;

import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import io.github.gdxagents.network.SetPart;
import java.util.StringJoiner;

/** What {@code PolicyClass.txt} says of encoders: their shapes, and how much room they take. */
final class JavaEncoder {

  private int workSize;
  private int patchSize;

  /** How many numbers enter or leave a layer within a part, at most, of all encoders so far. */
  int workSize() {
    return workSize;
  }

  /** How many numbers the largest patch has, of all encoders so far. */
  int patchSize() {
    return patchSize;
  }

  /**
   * The elements of an array that describes an encoder's parts.
   *
   * @param firstNumber where the weights and biases of its layers begin in the class' numbers
   */
  String parts(Encoder encoder, int firstNumber) {
    StringJoiner parts = new StringJoiner(",\n    ");
    int input = 0;
    int output = 0;
    int number = firstNumber;
    for (EncoderPart part : encoder.parts()) {
      StringJoiner values = new StringJoiner(", ", "{", "}");
      values.add(kind(part)).add("" + input).add("" + output).add("" + number);
      addShape(part, values);
      parts.add(values.toString());
      input += part.inputs();
      output += part.outputs();
      number += part.layers().stream().mapToInt(Dense::parameterCount).sum();
    }
    return parts.toString();
  }

  /** The constant of the template. */
  private static String kind(EncoderPart part) {
    return part instanceof GridPart ? "GRID" : part instanceof SetPart ? "SET" : "VECTOR";
  }

  private void addShape(EncoderPart part, StringJoiner values) {
    if (part instanceof GridPart grid) {
      Patches first = grid.convolutions().get(0).patches();
      values.add("" + first.channels()).add("" + first.height()).add("" + first.width());
      for (Convolution convolution : grid.convolutions()) {
        Patches patches = convolution.patches();
        values.add("" + patches.kernelHeight()).add("" + patches.kernelWidth());
        values.add("" + patches.stride()).add("" + convolution.filters().outputs());
        workSize = Math.max(workSize, patches.gridSize());
        patchSize = Math.max(patchSize, patches.size());
      }
    } else if (part instanceof SetPart set) {
      values.add("" + set.maxEntities()).add("" + set.layers().get(0).inputs());
      for (Dense layer : set.layers()) {
        values.add("" + layer.outputs());
        workSize = Math.max(workSize, layer.outputs());
      }
    } else {
      values.add("" + part.inputs());
    }
  }
}
