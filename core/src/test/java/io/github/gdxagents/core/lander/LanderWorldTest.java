package io.github.gdxagents.core.lander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.physics.box2d.Body;
import io.github.gdxagents.core.physics.Collisions;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.gdx.Box2dNatives;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no recorded flight shows: the lander's bodies where play hardly ever brings them. */
class LanderWorldTest {

  private static final float LIMIT_SLOP = 0.05f; // rad; Box2D lets a joint yield a little

  private final LanderWorld world = newWorld();

  private static LanderWorld newWorld() {
    Box2dNatives.load();
    LanderTerrain terrain = new LanderTerrain();
    Draws draws = Draws.random();
    draws.start(1);
    terrain.draw(draws);
    return new LanderWorld(-10, terrain, 0, 0);
  }

  @AfterEach
  void dispose() {
    world.dispose();
  }

  @Test
  void theHingesHoldTheLegsBetweenTheirLimits() {
    // Seen from the hull, as they are drawn: 0.05 rad further out than the hinge's angle.
    assertThat(legAngleUnderTorque(0, 30)).isCloseTo(0.9f - 0.05f, within(LIMIT_SLOP));
    assertThat(legAngleUnderTorque(0, -30)).isCloseTo(0.4f - 0.05f, within(LIMIT_SLOP));
    assertThat(legAngleUnderTorque(1, -30)).isCloseTo(-0.9f + 0.05f, within(LIMIT_SLOP));
    assertThat(legAngleUnderTorque(1, 30)).isCloseTo(-0.4f + 0.05f, within(LIMIT_SLOP));
  }

  /** Turns a leg against the hull and its motor, in the air. */
  private float legAngleUnderTorque(int leg, float torque) {
    Body body = world.legs[leg];
    for (int tick = 0; tick < 100; tick++) {
      world.hull.setTransform(10, 12, 0);
      world.hull.setLinearVelocity(0, 0);
      world.hull.setAngularVelocity(0);
      body.applyTorque(torque, true);
      world.step();
    }
    return body.getAngle() - world.hull.getAngle();
  }

  @Test
  void onlyTheGroundIsMet() {
    Collisions.assertOnlyTheGroundIsMet(world.hull.getWorld());
  }

  @Test
  void theGroundHasABaseUnderItsLine() {
    for (float x : new float[] {1, 19}) {
      world.hull.setTransform(x, 2, 0);
      world.legs[0].setTransform(x + 0.6f, 1.4f, 0);
      world.legs[1].setTransform(x - 0.6f, 1.4f, 0);
      for (int tick = 0; tick < 200; tick++) {
        world.step();
        assertThat(world.hull.getPosition().y).isPositive();
      }
    }
  }
}
