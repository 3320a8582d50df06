package io.github.gdxagents.training.network;

/**
 * How the policy's outputs for some rows move when the parameters move in some direction: products
 * of the Jacobian with vectors.
 */
@FunctionalInterface
public interface OutputTangents {

  /**
   * Computes how the outputs move. The logarithms of the axes' standard deviations are no outputs
   * of the network, and are left out.
   *
   * @param direction in which the parameters move, in their layout
   * @param tangents modified: receives {@code [rows x output]}
   */
  void compute(float[] direction, float[] tangents);
}
