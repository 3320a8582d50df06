package io.github.gdxagents.gdx;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Box2D;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.hook.SimulationUnavailableException;

/**
 * Loads Box2D once for the whole JVM, also where no libGDX application runs: in training, in tests,
 * on a server. A simulation calls {@link #load} before it makes its first world:
 *
 * <pre>{@code
 * Catcher() {
 *   Box2dNatives.load();
 *   world = new World(new Vector2(0, -10), true);
 * }
 * }</pre>
 *
 * <p>Worlds may afterwards live on any threads, each on one at a time. After {@code Box2D.init()}
 * alone they may not: see {@link Loader#fillStaticTables}.
 */
public final class Box2dNatives {

  private static final Loader LOADER = new Loader();

  private Box2dNatives() {}

  /**
   * Loads the native libraries unless they are loaded already; safe to call from several threads.
   *
   * @throws SimulationUnavailableException if they are not on the class path, saying which
   *     dependency brings them, or cannot be loaded
   */
  public static void load() {
    LOADER.load();
  }

  private static final class Loader {

    private boolean loaded;

    synchronized void load() {
      if (!loaded) {
        GdxNatives.load("Box2D");
        GdxNatives.load("Box2D", "gdx-box2d", "gdx-box2d-platform", Box2D::init);
        fillStaticTables();
        loaded = true;
      }
    }

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
