package io.github.gdxagents.gdx;

import com.badlogic.gdx.Version;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Box2D;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.utils.GdxNativesLoader;
import com.badlogic.gdx.utils.SharedLibraryLoadRuntimeException;
import com.badlogic.gdx.utils.SharedLibraryLoader;
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
        load("gdx", "gdx-platform", GdxNativesLoader::load);
        load("gdx-box2d", "gdx-box2d-platform", Box2D::init);
        fillStaticTables();
        loaded = true;
      }
    }

    /**
     * @param library its name without the platform's prefix and ending
     * @param artifact that holds it for each platform
     */
    private static void load(String library, String artifact, Runnable loading) {
      try {
        loading.run();
      } catch (SharedLibraryLoadRuntimeException | UnsatisfiedLinkError e) {
        String file = new SharedLibraryLoader().mapLibraryName(library);
        boolean found = Loader.class.getClassLoader().getResource(file) != null;
        throw new SimulationUnavailableException(
            found ? unloadable(file, e) : missing(file, artifact), e);
      }
    }

    private static String missing(String file, String artifact) {
      return "Box2D needs "
          + file
          + ", which is not on the class path; add it to the build: runtimeOnly"
          + " \"com.badlogicgames.gdx:"
          + artifact
          + ":"
          + Version.VERSION
          + ":natives-desktop\" in Gradle, in Maven that artifact with this <classifier>";
    }

    private static String unloadable(String file, Throwable failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return "Box2D needs " + file + ", which this machine cannot load: " + cause.getMessage();
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
