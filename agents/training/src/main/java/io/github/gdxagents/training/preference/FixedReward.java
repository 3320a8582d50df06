package io.github.gdxagents.training.preference;

import io.github.gdxagents.training.experience.Rollout;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.reward.RewardSource;
import io.github.gdxagents.training.settings.PreferenceSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Pays what was learned before, in another run, and learns nothing. What the game pays is only seen
 * by the figures that compare it with that.
 */
public final class FixedReward implements RewardSource {

  /** How often in a run figures are brought up to date. */
  private static final int FIGURES = 40;

  private final RewardEnsemble ensemble;
  private final LifePool pool;
  private final RewardFigures figures = new RewardFigures();
  private float[] paid = new float[0];
  private int measured;

  /**
   * @param settings of which only what counts for paying is used
   * @param slots of the rollouts
   */
  public FixedReward(RewardModel model, PreferenceSettings settings, int slots) {
    this.ensemble = new RewardEnsemble(model, settings);
    this.pool = new LifePool(model.spec(), slots, LifePool.LIVES_KEPT);
  }

  @Override
  public float[] pay(Rollout rollout, double progress) {
    pool.add(rollout);
    int due = 1 + (int) (FIGURES * progress);
    if (due > measured && !pool.lives().isEmpty()) {
      figures.measure(ensemble, pool.lives());
      measured = due;
    }
    if (paid.length != rollout.rows()) {
      paid = new float[rollout.rows()];
    }
    ensemble.pay(rollout, paid);
    return paid;
  }

  @Override
  public List<Measure> measures() {
    return figures.measures();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    pool.save(out);
    figures.save(out);
    out.writeInt(measured);
  }

  @Override
  public void load(DataInput in) throws IOException {
    pool.load(in);
    figures.load(in);
    measured = in.readInt();
  }
}
