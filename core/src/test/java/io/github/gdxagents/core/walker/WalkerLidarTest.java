package io.github.gdxagents.core.walker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.RayCastCallback;
import com.badlogic.gdx.physics.box2d.Shape;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.core.physics.Draws;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.hook.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkerLidarTest {

  private static final int TERRAINS = 20;
  private static final int POINTS = 1000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyRayReachesAsFarAsBox2dsOwnRayCast(boolean obstacles) {
    assumeTrue(
        List.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "elsewhere Box2D may be compiled to multiply and add without rounding in between");
    Box2dNatives.load();
    Draws draws = Draws.random();
    WalkerTerrain terrain = new WalkerTerrain();
    WalkerLidar lidar = new WalkerLidar(terrain);
    RandomStream random = new RandomStream(1);
    Nearest nearest = new Nearest();
    for (long seed = 0; seed < TERRAINS; seed++) {
      draws.start(seed);
      terrain.draw(draws, obstacles);
      lidar.survey();
      WalkerWorld world = new WalkerWorld(terrain, 0);
      for (int i = 0; i < POINTS; i++) {
        // Also below the ground, and off both of its ends.
        float x = random.nextFloat(-1, terrain.x[WalkerTerrain.POINTS - 1] + 1);
        float y = random.nextFloat(1, 8);
        lidar.cast(x, y);
        for (int ray = 0; ray < WalkerLidar.RAYS; ray++) {
          assertThat(lidar.fractions[ray])
              .as("ray %d from %s, %s on terrain %d", ray, x, y, seed)
              .isEqualTo(
                  nearest.cast(world.hull.getWorld(), x, y, lidar.farX[ray], lidar.farY[ray]));
        }
      }
      world.dispose();
    }
    assertThat(nearest.edges).as("rays that met the line").isGreaterThan(10_000);
    assertThat(nearest.misses).as("rays that met nothing").isGreaterThan(10_000);
    assertThat(nearest.boxes > 5_000).as("rays that met a box").isEqualTo(obstacles);
  }

  /** What Gymnasium does: asks Box2D for the nearest fixture of the ground. */
  private static final class Nearest implements RayCastCallback {

    int edges;
    int boxes;
    int misses;
    private float fraction;
    private boolean box;

    float cast(World world, float x, float y, float farX, float farY) {
      fraction = 1;
      box = false;
      world.rayCast(this, x, y, farX, farY);
      if (fraction == 1) {
        misses++;
      } else if (box) {
        boxes++;
      } else {
        edges++;
      }
      return fraction;
    }

    @Override
    public float reportRayFixture(Fixture fixture, Vector2 point, Vector2 normal, float reached) {
      if ((fixture.getFilterData().categoryBits & 1) == 0) {
        return -1;
      }
      fraction = reached;
      box = fixture.getType() == Shape.Type.Polygon;
      return reached;
    }
  }

  @Test
  void theRaysFanOutFromStraightDownAndMeetLevelGroundWhereTheyMust() {
    WalkerTerrain terrain = new WalkerTerrain();
    Draws draws = Draws.random();
    draws.start(1);
    terrain.draw(draws, false);
    WalkerLidar lidar = new WalkerLidar(terrain);
    lidar.survey();
    double height = 1;
    lidar.cast(3, (float) (WalkerTerrain.START_HEIGHT + height));
    double range = 160 / 30.0;
    for (int ray = 0; ray < WalkerLidar.RAYS; ray++) {
      double angle = 0.15 * ray;
      assertThat(lidar.farX[ray]).isCloseTo((float) (3 + range * Math.sin(angle)), within(1e-5f));
      double fraction = height / (range * Math.cos(angle));
      assertThat(lidar.fractions[ray]).isCloseTo((float) fraction, within(1e-5f));
    }
  }
}
