package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerPart;
import io.github.gdxagents.play.Stepper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the walker as a human could: with keys, and no faster than fingers are. */
class WalkerByKeysTest {

  private final HeldKeys held = new HeldKeys();
  private final float[] pose = new float[3];

  /** Presses the two keys of the legs in turn, or none, and tells how far it came in 16 s. */
  private float metersWalked(long seed, int ticksPerStep) {
    Walker walker = new Walker();
    WalkerByKeys human = new WalkerByKeys(held);
    try (Stepper stepper = new Stepper(walker)) {
      stepper.reset(seed);
      walker.copyPose(WalkerPart.HULL, pose);
      float start = pose[0];
      for (int tick = 0; tick < 800 && !stepper.over(); tick++) {
        if (ticksPerStep > 0 && tick >= 25 && (tick - 25) % ticksPerStep == 0) {
          boolean far = (tick - 25) / ticksPerStep % 2 == 0;
          held.release(far ? Keys.RIGHT : Keys.LEFT);
          held.press(far ? Keys.LEFT : Keys.RIGHT);
        }
        stepper.seat(0, human);
        stepper.step();
      }
      walker.copyPose(WalkerPart.HULL, pose);
      assertThat(walker.fallen()).as("fallen with seed %d", seed).isFalse();
      return pose[0] - start;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void standsWhereItIsWithoutKeys(long seed) {
    assertThat(metersWalked(seed, 0)).isBetween(-1f, 1f);
  }
}
