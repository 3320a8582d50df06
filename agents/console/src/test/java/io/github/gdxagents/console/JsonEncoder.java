package io.github.gdxagents.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;

/** The encoder of an exported network as somebody computes it who knows the file's formulas. */
final class JsonEncoder {

  private JsonEncoder() {}

  /** What the parts put out, end to end. */
  static float[] encode(JsonArray parts, float[] x) {
    float[] encoded = {};
    int first = 0;
    for (JsonElement element : parts) {
      JsonObject part = element.getAsJsonObject();
      int end = first + size(part);
      float[] numbers = Arrays.copyOfRange(x, first, end);
      float[] output =
          switch (part.get("kind").getAsString()) {
            case "grid" -> grid(part, numbers);
            case "set" -> set(part, numbers);
            default -> numbers;
          };
      int filled = encoded.length;
      encoded = Arrays.copyOf(encoded, filled + output.length);
      System.arraycopy(output, 0, encoded, filled, output.length);
      first = end;
    }
    return encoded;
  }

  private static int size(JsonObject part) {
    return switch (part.get("kind").getAsString()) {
      case "grid" -> integer(part, "channels") * integer(part, "height") * integer(part, "width");
      case "set" -> 1 + integer(part, "max_entities") * integer(part, "numbers_each");
      default -> integer(part, "size");
    };
  }

  private static int integer(JsonObject object, String key) {
    return object.get(key).getAsInt();
  }

  private static float[] grid(JsonObject part, float[] numbers) {
    int height = integer(part, "height");
    int width = integer(part, "width");
    float[][][] map = new float[height][width][integer(part, "channels")];
    for (int i = 0; i < numbers.length; i++) {
      map[i / width % height][i % width][i / (width * height)] = numbers[i];
    }
    for (JsonElement element : part.getAsJsonArray("convolutions")) {
      map = convolve(element.getAsJsonObject(), map);
    }
    int channels = map[0][0].length;
    float[] output = new float[map.length * map[0].length * channels];
    for (int i = 0; i < output.length; i++) {
      int cell = i / channels;
      output[i] = map[cell / map[0].length][cell % map[0].length][i % channels];
    }
    return output;
  }

  private static float[][][] convolve(JsonObject convolution, float[][][] map) {
    int kernelHeight = integer(convolution, "kernel_height");
    int kernelWidth = integer(convolution, "kernel_width");
    int stride = integer(convolution, "stride");
    int channels = map[0][0].length;
    int rows = Math.floorDiv(map.length - kernelHeight, stride) + 1;
    int columns = Math.floorDiv(map[0].length - kernelWidth, stride) + 1;
    float[][][] next = new float[rows][columns][];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float[] window = new float[kernelHeight * kernelWidth * channels];
        for (int i = 0; i < window.length; i++) {
          int cell = i / channels;
          window[i] =
              map[row * stride + cell / kernelWidth][column * stride + cell % kernelWidth][
                  i % channels];
        }
        next[row][column] = rectified(ExportJsonTest.sums(convolution, window));
      }
    }
    return next;
  }

  private static float[] set(JsonObject part, float[] numbers) {
    int places = integer(part, "max_entities");
    int numbersEach = integer(part, "numbers_each");
    double count = Math.floor(numbers[0] * places + 0.5);
    float[] output = {numbers[0]};
    for (int entity = 0; entity < places; entity++) {
      float[] x =
          Arrays.copyOfRange(
              numbers, 1 + entity * numbersEach, 1 + entity * numbersEach + numbersEach);
      for (JsonElement layer : part.getAsJsonArray("layers")) {
        x = rectified(ExportJsonTest.sums(layer.getAsJsonObject(), x));
      }
      output = Arrays.copyOf(output, 1 + x.length);
      for (int i = 0; i < x.length && entity < count; i++) {
        output[1 + i] = Math.max(output[1 + i], x[i]);
      }
    }
    return output;
  }

  private static float[] rectified(float[] sums) {
    for (int o = 0; o < sums.length; o++) {
      sums[o] = Math.max(0, sums[o]);
    }
    return sums;
  }
}
