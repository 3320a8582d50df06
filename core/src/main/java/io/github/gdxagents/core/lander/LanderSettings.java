package io.github.gdxagents.core.lander;

/**
 * What can be chosen about the lander's world.
 *
 * @param throttle whether the engines take a throttle (two continuous axes) instead of being on or
 *     off (four choices)
 * @param gravity the vertical acceleration in m/s², above -12 and below 0
 * @param windy whether wind and turbulence push the lander while no leg touches the ground
 * @param windPower the greatest force of the wind in N, 0 to 20
 * @param turbulencePower the greatest torque of the turbulence in N·m, 0 to 2
 */
public record LanderSettings(
    boolean throttle, float gravity, boolean windy, float windPower, float turbulencePower) {

  private static final float DEFAULT_GRAVITY = -10;
  private static final float DEFAULT_WIND_POWER = 15;
  private static final float DEFAULT_TURBULENCE_POWER = 1.5f;

  public LanderSettings {
    if (!(gravity > -12 && gravity < 0)) {
      throw new IllegalArgumentException(
          "gravity must lie between -12 and 0 m/s², not at " + gravity);
    }
    if (!(windPower >= 0 && windPower <= 20)) {
      throw new IllegalArgumentException("windPower must be from 0 to 20 N, not " + windPower);
    }
    if (!(turbulencePower >= 0 && turbulencePower <= 2)) {
      throw new IllegalArgumentException(
          "turbulencePower must be from 0 to 2 N·m, not " + turbulencePower);
    }
  }

  /** Engines on or off, no wind. */
  public static LanderSettings discrete() {
    return new LanderSettings(
        false, DEFAULT_GRAVITY, false, DEFAULT_WIND_POWER, DEFAULT_TURBULENCE_POWER);
  }

  /** Engines with throttle, no wind. */
  public static LanderSettings continuous() {
    return new LanderSettings(
        true, DEFAULT_GRAVITY, false, DEFAULT_WIND_POWER, DEFAULT_TURBULENCE_POWER);
  }

  /** The same world with wind and turbulence. */
  public LanderSettings withWind() {
    return withWind(windPower, turbulencePower);
  }

  /**
   * The same world with wind and turbulence of a given strength.
   *
   * @param windPower the greatest force in N
   * @param turbulencePower the greatest torque in N·m
   */
  public LanderSettings withWind(float windPower, float turbulencePower) {
    return new LanderSettings(throttle, gravity, true, windPower, turbulencePower);
  }
}
