package io.github.gdxagents.training.learn;

import io.github.gdxagents.training.experience.Rollout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Fits the values alone for some rollouts, before a method takes over. */
public final class CriticWarmUp implements Algorithm {

  private final Algorithm method;
  private final ValueFit valueFit;
  private int rolloutsLeft;

  /**
   * @param method that learns values
   * @param rollouts from which the values alone learn
   */
  public CriticWarmUp(Algorithm method, LearningSetup setup, int rollouts) {
    this.method = method;
    this.valueFit = new ValueFit(ValueFitSettings.DEFAULT, setup);
    this.rolloutsLeft = rollouts;
  }

  @Override
  public void estimateAdvantages(Rollout rollout) {
    method.estimateAdvantages(rollout);
  }

  @Override
  public UpdateReport update(Rollout rollout, double progress) {
    if (rolloutsLeft == 0) {
      return method.update(rollout, progress);
    }
    rolloutsLeft--;
    return new UpdateLog().report(valueFit.fit(rollout, progress), 0, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    method.save(out);
    valueFit.save(out);
    out.writeInt(rolloutsLeft);
  }

  @Override
  public void load(DataInput in) throws IOException {
    method.load(in);
    valueFit.load(in);
    rolloutsLeft = in.readInt();
  }
}
