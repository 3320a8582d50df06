package io.github.gdxagents.training.settings;

/**
 * How a run begins.
 *
 * @param criticWarmUp rollouts, at the begin, from which the values alone learn: a policy that was
 *     trained before is not pulled about by a value network that does not know its game yet
 */
public record StartSettings(int criticWarmUp) {

  public static final StartSettings DEFAULT = new StartSettings(0);

  public StartSettings {
    Numbers.requireWithin("critic-warm-up", criticWarmUp, 0, 1_000_000);
  }
}
