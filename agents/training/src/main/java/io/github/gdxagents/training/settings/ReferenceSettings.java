package io.github.gdxagents.training.settings;

/**
 * How closely training stays to a frozen reference: the policy that it starts from.
 *
 * @param referenceKl weight of the penalty on KL(policy || reference), in 1/nat; 0 for none
 */
public record ReferenceSettings(double referenceKl) {

  public static final ReferenceSettings NONE = new ReferenceSettings(0);

  public ReferenceSettings {
    Numbers.requireWithin("reference-kl", referenceKl, 0, 1_000);
  }
}
