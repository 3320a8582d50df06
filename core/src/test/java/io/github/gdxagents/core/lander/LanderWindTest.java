package io.github.gdxagents.core.lander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.core.physics.RecordedDraws;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LanderWindTest {

  private static final int WIND_START = 20; // ticks
  private static final int TURBULENCE_START = 4321; // ticks
  private static final int TICKS = 30; // half a second and more, before anything touches the ground
  private static final double TICK_SECONDS = 0.02;

  // By hand: the hull is a trapezium 34 to 28 px wide and 17 px high over a box of 34 x 10 px, at 5
  // kg/m².
  private static final double HULL_MASS = 5 * ((34 + 28) / 2.0 * 17 + 34 * 10) / (30 * 30);
  private static final double LEG_MASS = 1 * 4 * 16 / (30.0 * 30);
  private static final double HULL_CENTER_UP = hullCenterUp();

  private static double hullCenterUp() {
    double trapezium = (34 + 28) / 2.0 * 17;
    double trapeziumCenter = 17 / 3.0 * (34 + 2 * 28) / (34 + 28);
    double box = 34 * 10;
    return (trapezium * trapeziumCenter + box * -5) / (trapezium + box) / 30;
  }

  @Test
  void windMovesTheWholeCraftAsItsForceAndMassDemand() {
    double expected = 0;
    double speed = 0;
    for (int tick = 0; tick <= TICKS; tick++) { // the idle tick of the reset included
      int t = WIND_START + tick;
      double force = 15 * Math.tanh(Math.sin(0.02 * t) + Math.sin(Math.PI * 0.01 * t));
      speed += TICK_SECONDS * force / (HULL_MASS + 2 * LEG_MASS);
      expected += TICK_SECONDS * speed;
    }
    assertThat(Math.abs(expected)).as("a push worth measuring, in m").isGreaterThan(0.2);
    double calm = centerAfterFalling(LanderSettings.discrete());
    double windy = centerAfterFalling(LanderSettings.discrete().withWind(15, 0));
    assertThat(windy - calm).isCloseTo(expected, within(1e-4));
  }

  @Test
  void turbulenceTurnsButDoesNotMove() {
    double calm = centerAfterFalling(LanderSettings.discrete());
    double turbulent = centerAfterFalling(LanderSettings.discrete().withWind(0, 2));
    assertThat(turbulent - calm).isCloseTo(0, within(1e-4));

    double still = angleAfterFalling(LanderSettings.discrete());
    double half = angleAfterFalling(LanderSettings.discrete().withWind(0, 1)) - still;
    double full = angleAfterFalling(LanderSettings.discrete().withWind(0, 2)) - still;
    double torque = Lander.gust(TURBULENCE_START);
    assertThat(full * torque).as("turns the way of the torque").isPositive();
    assertThat(full / half).isCloseTo(2, within(0.05));
  }

  @Test
  void theWindIsKnownToTheScreenAndStopsOnceALegTouches() {
    try (Lander lander = new Lander(LanderSettings.discrete().withWind(15, 1), draws(true))) {
      lander.reset(Episode.of(0));
      assertThat(lander.windForce()).isEqualTo((float) (15 * Lander.gust(WIND_START)));
      lander.advance();
      assertThat(lander.windForce()).isEqualTo((float) (15 * Lander.gust(WIND_START + 1)));
    }
    try (Lander lander = new Lander(LanderSettings.discrete().withWind())) {
      boolean stoodWithoutWind = false;
      for (long seed = 0; seed < 20; seed++) {
        lander.reset(Episode.of(seed));
        boolean touched = false;
        while (lander.state() == AgentState.RUNNING) {
          lander.advance();
          assertThat(lander.windForce() == 0).isEqualTo(touched);
          stoodWithoutWind |= touched;
          touched = lander.leftLegTouches() || lander.rightLegTouches();
        }
      }
      assertThat(stoodWithoutWind).as("some flight went on after a leg touched").isTrue();
    }
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    LanderSettings calm = LanderSettings.discrete();
    assertThatThrownBy(() -> calm.withWind(20.5f, 1))
        .hasMessageContaining("windPower must be from 0 to 20 N, not 20.5");
    assertThatThrownBy(() -> calm.withWind(-1, 1)).hasMessageContaining("windPower");
    assertThatThrownBy(() -> calm.withWind(1, 2.5f)).hasMessageContaining("turbulencePower");
    assertThatThrownBy(() -> calm.withWind(1, Float.NaN)).hasMessageContaining("turbulencePower");
    assertThatThrownBy(() -> new LanderSettings(false, 0, false, 0, 0))
        .hasMessageContaining("gravity");
    assertThatThrownBy(() -> new LanderSettings(false, -12, false, 0, 0))
        .hasMessageContaining("gravity");
  }

  @Test
  void weakerGravityFallsSlower() {
    try (Lander heavy = new Lander(LanderSettings.discrete(), draws(false));
        Lander light = new Lander(new LanderSettings(false, -5, false, 0, 0), draws(false))) {
      double fallen = 13.3333 - poseAfterFalling(heavy, LanderPart.HULL)[1];
      double fallenLight = 13.3333 - poseAfterFalling(light, LanderPart.HULL)[1];
      // From rest, both the idle tick and the others fall by g dt² (1 + 2 + ... + n).
      double steps = (TICKS + 1) * (TICKS + 2) / 2.0;
      assertThat(fallen).isCloseTo(10 * TICK_SECONDS * TICK_SECONDS * steps, within(0.03));
      assertThat(fallenLight).isCloseTo(5 * TICK_SECONDS * TICK_SECONDS * steps, within(0.03));
    }
  }

  /** Where the common center of mass is, sideways, in m. */
  private static double centerAfterFalling(LanderSettings settings) {
    try (Lander lander = new Lander(settings, draws(settings.windy()))) {
      float[] hull = poseAfterFalling(lander, LanderPart.HULL);
      float[] right = new float[3];
      float[] left = new float[3];
      lander.copyPose(LanderPart.RIGHT_LEG, right);
      lander.copyPose(LanderPart.LEFT_LEG, left);
      double hullCenter = hull[0] - Math.sin(hull[2]) * HULL_CENTER_UP;
      return (HULL_MASS * hullCenter + LEG_MASS * (right[0] + left[0]))
          / (HULL_MASS + 2 * LEG_MASS);
    }
  }

  private static double angleAfterFalling(LanderSettings settings) {
    try (Lander lander = new Lander(settings, draws(settings.windy()))) {
      return poseAfterFalling(lander, LanderPart.HULL)[2];
    }
  }

  private static float[] poseAfterFalling(Lander lander, LanderPart part) {
    lander.reset(Episode.of(0));
    for (int tick = 0; tick < TICKS; tick++) {
      lander.advance();
    }
    float[] pose = new float[3];
    lander.copyPose(part, pose);
    return pose;
  }

  /** No start force and level ground, so that nothing but the wind differs. */
  private static RecordedDraws draws(boolean windy) {
    RecordedDraws draws = new RecordedDraws();
    draws.record(0, Lander.WORLD_HEIGHT / 2, new double[12]);
    draws.record(-1000, 1000, 0, 0);
    if (windy) {
      draws.record(-9999, 9999, WIND_START, TURBULENCE_START);
    }
    double[] dispersions = new double[2 * (TICKS + 1)];
    Arrays.fill(dispersions, 0.5);
    draws.record(-1, 1, dispersions);
    return draws;
  }
}
