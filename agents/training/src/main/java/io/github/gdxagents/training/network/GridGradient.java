package io.github.gdxagents.training.network;

import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Patches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of a {@link GridPart}. The patches of all rows lie below one another,
 * so that a convolution is one dense layer for all of them:
 *
 * <pre>
 *   y  = f(unfold(x) W^T + b)
 *   dz = dy f'(z)        dW = dz^T unfold(x)        db = dz^T 1        dx = fold(dz W)
 * </pre>
 */
final class GridGradient implements PartGradient {

  /** One convolution over some rows. */
  private static final class Step {

    final Patches patches;
    final DenseGradient filters;

    /** {@code [rows x patches][patch]}; on the way back, the gradient with respect to it. */
    final Matrix unfolded;

    Step(
        EncoderLayout.Filters filters, DenseWeights weights, MatrixProducts products, int maxRows) {
      this.patches = filters.patches();
      this.filters = new DenseGradient(weights, products, maxRows * patches.count());
      this.unfolded = new Matrix(maxRows * patches.count(), patches.size());
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /** One row's grid, cell by cell. */
  private final float[] cells;

  GridGradient(
      EncoderLayout.Grid grid, List<DenseWeights> weights, MatrixProducts products, int maxRows) {
    for (int c = 0; c < weights.size(); c++) {
      steps.add(new Step(grid.filters().get(c), weights.get(c), products, maxRows));
    }
    cells = new float[grid.inputs()];
  }

  @Override
  public void forward(Matrix x, int from, int rows, Matrix y, int to) {
    Step first = steps.get(0);
    Patches patches = first.patches;
    int channels = patches.channels();
    int cellCount = patches.height() * patches.width();
    Matrix unfolded = first.unfolded;
    for (int row = 0; row < rows; row++) {
      GridPart.toCells(x.values, row * x.stride + from, channels, cellCount, cells);
      int at = row * patches.count() * unfolded.stride;
      patches.unfold(cells, 0, channels, unfolded.values, at, unfolded.stride);
    }
    first.filters.forward(unfolded, rows * patches.count());
    for (int c = 1; c < steps.size(); c++) {
      forward(steps.get(c - 1), steps.get(c), rows);
    }
    copyOut(steps.get(steps.size() - 1), rows, y, to);
  }

  private static void forward(Step before, Step step, int rows) {
    Matrix grid = before.filters.outputs;
    Matrix unfolded = step.unfolded;
    for (int row = 0; row < rows; row++) {
      step.patches.unfold(
          grid.values,
          row * before.patches.count() * grid.stride,
          grid.stride,
          unfolded.values,
          row * step.patches.count() * unfolded.stride,
          unfolded.stride);
    }
    step.filters.forward(unfolded, rows * step.patches.count());
  }

  private static void copyOut(Step last, int rows, Matrix y, int to) {
    Matrix source = last.filters.outputs;
    int count = last.patches.count();
    for (int row = 0; row < rows; row++) {
      for (int patch = 0; patch < count; patch++) {
        int from = (row * count + patch) * source.stride;
        int target = row * y.stride + to + patch * source.columns;
        System.arraycopy(source.values, from, y.values, target, source.columns);
      }
    }
  }

  @Override
  public void backward(int rows, Matrix dy, int to, float[] gradient) {
    copyIn(dy, to, rows, steps.get(steps.size() - 1));
    for (int c = steps.size() - 1; c >= 0; c--) {
      Step step = steps.get(c);
      step.filters.backward(step.unfolded, rows * step.patches.count(), gradient);
      if (c > 0) {
        backward(step, steps.get(c - 1), rows);
      }
    }
  }

  private static void copyIn(Matrix dy, int to, int rows, Step last) {
    Matrix target = last.filters.outputGradient;
    int count = last.patches.count();
    for (int row = 0; row < rows; row++) {
      for (int patch = 0; patch < count; patch++) {
        int from = row * dy.stride + to + patch * target.columns;
        int at = (row * count + patch) * target.stride;
        System.arraycopy(dy.values, from, target.values, at, target.columns);
      }
    }
  }

  private static void backward(Step step, Step before, int rows) {
    Matrix unfolded = step.unfolded;
    step.filters.inputGradient(rows * step.patches.count(), unfolded);
    Matrix grid = before.filters.outputGradient;
    Arrays.fill(grid.values, 0, rows * before.patches.count() * grid.stride, 0);
    for (int row = 0; row < rows; row++) {
      step.patches.fold(
          unfolded.values,
          row * step.patches.count() * unfolded.stride,
          unfolded.stride,
          grid.values,
          row * before.patches.count() * grid.stride,
          grid.stride);
    }
  }
}
