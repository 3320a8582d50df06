package io.github.gdxagents.core.walker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import io.github.gdxagents.core.physics.Collisions;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.gdx.Box2dNatives;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WalkerWorldTest {

  private static final float LIMIT_SLOP = 0.04f; // rad; Box2D lets a joint yield a little

  private final WalkerWorld world = newWorld();

  private static WalkerWorld newWorld() {
    Box2dNatives.load();
    WalkerTerrain terrain = new WalkerTerrain();
    Draws draws = Draws.random();
    draws.start(1);
    terrain.draw(draws, true);
    return new WalkerWorld(terrain, 0);
  }

  @AfterEach
  void dispose() {
    world.dispose();
  }

  @Test
  void theJointsTurnBetweenTheirLimits() {
    world.hull.getWorld().setGravity(new Vector2());
    Body[] bodies = {world.hull, world.legs[0], world.legs[1], world.legs[2], world.legs[3]};
    for (Body body : bodies) {
      body.setTransform(body.getPosition().add(0, 10), body.getAngle());
    }
    for (int joint = 0; joint < 4; joint++) {
      boolean hip = joint % 2 == 0;
      assertThat(angleUnderMotor(joint, 1)).isCloseTo(hip ? 1.1f : -0.1f, within(LIMIT_SLOP));
      assertThat(angleUnderMotor(joint, -1)).isCloseTo(hip ? -0.8f : -1.6f, within(LIMIT_SLOP));
    }
  }

  /** Drives one joint one way, until it stops. */
  private float angleUnderMotor(int driven, int direction) {
    RevoluteJoint joint = world.joints[driven];
    joint.setMotorSpeed(4 * direction);
    joint.setMaxMotorTorque(80);
    for (int tick = 0; tick < 100; tick++) {
      world.step();
    }
    return joint.getJointAngle();
  }

  @Test
  void onlyTheGroundIsMet() {
    Collisions.assertOnlyTheGroundIsMet(world.hull.getWorld());
  }
}
