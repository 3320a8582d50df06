package io.github.gdxagents.gdx.overlay;

import io.github.gdxagents.network.ExternalLayer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import java.util.Arrays;
import java.util.Collections;

/** Counts how often it is asked, and gives the same number every time. */
final class CountingLayer extends ExternalLayer {

  static final double VALUE = 7;

  int calls;

  private CountingLayer(int inputs, int outputs) {
    super(inputs, outputs);
  }

  CountingLayer(int inputs) {
    this(inputs, 1);
  }

  Network network() {
    return new Network(Collections.singletonList(this));
  }

  /** A policy of such a layer. */
  Policy asPolicy() {
    return Pendulums.policyOf(new CountingLayer(inputs(), 3).network());
  }

  @Override
  protected void forward(float[] x, int rows, float[] y) {
    calls++;
    Arrays.fill(y, 0, rows * outputs(), (float) VALUE);
  }

  @Override
  public String whyNotInFile() {
    return "it is a test's";
  }

  @Override
  public int parameterCount() {
    return 0;
  }
}
