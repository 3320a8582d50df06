package io.github.gdxagents.core.physics;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Box2D;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.utils.GdxNativesLoader;

/**
 * Loads Box2D once for the whole JVM, also where no libGDX application runs.
 *
 * <p>Worlds may afterwards live on any threads, each on one at a time.
 */
public final class Box2dNatives {

  private Box2dNatives() {}

  /**
   * Loads the native libraries unless they are loaded already; safe to call from several threads.
   */
  public static void load() {
    Loader.touch();
  }

  /** Its class initializer runs once, on one thread, while the other threads wait. */
  private static final class Loader {

    static {
      GdxNativesLoader.load();
      Box2D.init();
      fillStaticTables();
    }

    static void touch() {}

    /**
     * Box2D fills static tables in its C++ code without any lock: one when the first world is
     * created, another when the first two fixtures meet. Both happen here, before any second thread
     * can own a world.
     */
    private static void fillStaticTables() {
      World world = new World(new Vector2(), true);
      CircleShape shape = new CircleShape();
      shape.setRadius(1);
      BodyDef body = new BodyDef();
      body.type = BodyDef.BodyType.DynamicBody;
      world.createBody(body).createFixture(shape, 1);
      world.createBody(body).createFixture(shape, 1);
      world.step(1 / 60f, 1, 1);
      shape.dispose();
      world.dispose();
    }
  }
}
