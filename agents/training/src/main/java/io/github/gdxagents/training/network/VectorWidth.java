package io.github.gdxagents.training.network;

import jdk.incubator.vector.VectorShape;

/**
 * The width of the vectors that {@link VectorProducts} computes in; beside it, because to ask costs
 * little, and to load what computes does not. To be loaded only where the module {@code
 * jdk.incubator.vector} is.
 */
final class VectorWidth {

  private VectorWidth() {}

  /** How many bits a vector has. */
  static int bits() {
    return Math.min(
        VectorShape.preferredShape().vectorBitSize(), Matrix.COLUMN_BLOCK / 2 * Float.SIZE);
  }
}
