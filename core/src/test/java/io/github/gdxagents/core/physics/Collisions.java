package io.github.gdxagents.core.physics;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Filter;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.utils.Array;

/** Checks which bodies of a world can touch each other. */
public final class Collisions {

  private Collisions() {}

  /** Checks that every moving body meets all of the fixed ground, and nothing that moves. */
  public static void assertOnlyTheGroundIsMet(World world) {
    Array<Fixture> fixtures = new Array<>();
    world.getFixtures(fixtures);
    for (Fixture one : new Array.ArrayIterator<>(fixtures)) {
      for (Fixture other : new Array.ArrayIterator<>(fixtures)) {
        if (moves(one.getBody()) && one.getBody() != other.getBody()) {
          assertThat(meet(one.getFilterData(), other.getFilterData()))
              .isEqualTo(!moves(other.getBody()));
        }
      }
    }
  }

  private static boolean moves(Body body) {
    return body.getType() == BodyDef.BodyType.DynamicBody;
  }

  /** Box2D's rule for fixtures without a group. */
  private static boolean meet(Filter one, Filter other) {
    return (one.maskBits & other.categoryBits) != 0 && (other.maskBits & one.categoryBits) != 0;
  }
}
