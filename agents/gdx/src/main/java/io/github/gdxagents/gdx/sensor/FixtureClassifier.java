package io.github.gdxagents.gdx.sensor;

import com.badlogic.gdx.physics.box2d.Fixture;

/** Says what a ray meets. */
public interface FixtureClassifier {

  /**
   * The category of a fixture, as an index of the fan's labels, or {@link Sensor#NOTHING} for one
   * that rays pass through. Asked for each fixture in a ray's way, in no particular order, also for
   * those that are sensors of Box2D. It must neither allocate nor change the world.
   */
  int category(Fixture fixture);
}
