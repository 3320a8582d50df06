package io.github.gdxagents.console.tensorboard;

import io.github.gdxagents.console.protobuf.ProtobufMessage;
import io.github.gdxagents.training.experience.ActionCounts.AxisCounts;
import io.github.gdxagents.training.experience.ActionCounts.BranchCounts;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Figures of one step, each under its tag, as TensorFlow's {@code core/framework/summary.proto} has
 * them.
 */
final class Summary {

  // Fields of a summary and of its values.
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;
  private static final int HISTOGRAM = 5;
  private static final int TENSOR = 8;
  private static final int METADATA = 9;

  // Of a histogram.
  private static final int MIN = 1;
  private static final int MAX = 2;
  private static final int COUNT = 3;
  private static final int SUM = 4;
  private static final int SUM_OF_SQUARES = 5;
  private static final int BUCKET_LIMITS = 6;
  private static final int BUCKETS = 7;

  // Of a tensor, and what there is to know of a value.
  private static final int TENSOR_TYPE = 1;
  private static final int TYPE_STRING = 7;
  private static final int TENSOR_SHAPE = 2;
  private static final int STRING_VALUE = 8;
  private static final int PLUGIN = 1;
  private static final int PLUGIN_NAME = 1;

  private final ProtobufMessage message = new ProtobufMessage();
  private boolean empty = true;

  /** Adds a figure, unless it is not a finite number, of which TensorBoard draws nothing. */
  Summary addScalar(String tag, double figure) {
    float value = (float) figure;
    return Float.isFinite(value)
        ? add(tag, new ProtobufMessage().addFloat(SIMPLE_VALUE, value))
        : this;
  }

  /** Adds a text in Markdown. */
  Summary addText(String tag, String text) {
    ProtobufMessage tensor =
        new ProtobufMessage()
            .add(TENSOR_TYPE, TYPE_STRING)
            .add(TENSOR_SHAPE, new ProtobufMessage()) // a single one
            .add(STRING_VALUE, text);
    ProtobufMessage plugin = new ProtobufMessage().add(PLUGIN_NAME, "text");
    return add(
        tag,
        new ProtobufMessage()
            .add(TENSOR, tensor)
            .add(METADATA, new ProtobufMessage().add(PLUGIN, plugin)));
  }

  /** Adds how often each choice was taken, as a bin from half below to half above its number. */
  Summary addHistogram(String tag, BranchCounts branch) {
    long[] counts = branch.counts();
    int[] taken = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    if (taken.length == 0) {
      return this;
    }
    return addHistogram(
        tag,
        taken[0] - 0.5,
        taken[taken.length - 1] + 0.5,
        Arrays.stream(taken).mapToDouble(c -> (double) c * counts[c]).sum(),
        Arrays.stream(taken).mapToDouble(c -> (double) c * c * counts[c]).sum(),
        -0.5,
        1,
        counts);
  }

  /** Adds how the values of an axis were spread. */
  Summary addHistogram(String tag, AxisCounts axis) {
    if (!(axis.min() <= axis.max())) {
      return this;
    }
    double low = axis.axis().low();
    double width = ((double) axis.axis().high() - low) / axis.bins().length;
    return addHistogram(
        tag, axis.min(), axis.max(), axis.sum(), axis.sumOfSquares(), low, width, axis.bins());
  }

  /**
   * @param low where the first bin begins. An empty bin before it says so: of the first bin of a
   *     histogram, readers know no lower limit
   */
  private Summary addHistogram(
      String tag,
      double min,
      double max,
      double sum,
      double sumOfSquares,
      double low,
      double width,
      long[] bins) {
    double[] limits = new double[bins.length + 1];
    double[] counts = new double[bins.length + 1];
    limits[0] = low;
    for (int bin = 0; bin < bins.length; bin++) {
      limits[bin + 1] = low + (bin + 1) * width;
      counts[bin + 1] = bins[bin];
    }
    ProtobufMessage histogram =
        new ProtobufMessage()
            .addDouble(MIN, min)
            .addDouble(MAX, max)
            .addDouble(COUNT, DoubleStream.of(counts).sum())
            .addDouble(SUM, sum)
            .addDouble(SUM_OF_SQUARES, sumOfSquares)
            .addPackedDoubles(BUCKET_LIMITS, limits)
            .addPackedDoubles(BUCKETS, counts);
    return add(tag, new ProtobufMessage().add(HISTOGRAM, histogram));
  }

  private Summary add(String tag, ProtobufMessage value) {
    message.add(VALUE, value.add(TAG, tag));
    empty = false;
    return this;
  }

  boolean isEmpty() {
    return empty;
  }

  ProtobufMessage message() {
    return message;
  }
}
