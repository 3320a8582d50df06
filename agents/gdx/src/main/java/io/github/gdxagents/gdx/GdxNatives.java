package io.github.gdxagents.gdx;

import com.badlogic.gdx.Version;
import com.badlogic.gdx.utils.GdxNativesLoader;
import com.badlogic.gdx.utils.SharedLibraryLoadRuntimeException;
import com.badlogic.gdx.utils.SharedLibraryLoader;
import io.github.gdxagents.hook.SimulationUnavailableException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Loads libGDX's own native library where no libGDX application runs, which matrices, pictures and
 * buffers need.
 */
public final class GdxNatives {

  private GdxNatives() {}

  /**
   * Loads the library unless it is loaded already; safe to call from several threads.
   *
   * @throws SimulationUnavailableException if it is not on the class path, saying which dependency
   *     brings it, or cannot be loaded
   */
  public static void load() {
    load("libGDX");
  }

  static void load(String user) {
    load(user, "gdx", "gdx-platform", GdxNativesLoader::load);
  }

  /**
   * @param user what needs the library, for messages
   * @param library its name without the platform's prefix and ending
   * @param artifact that holds it for each platform
   */
  static void load(String user, String library, String artifact, Runnable loading) {
    try {
      loading.run();
    } catch (Throwable e) { // TeaVM makes no valid WebAssembly of catching just two
      if (e instanceof SharedLibraryLoadRuntimeException || e instanceof UnsatisfiedLinkError) {
        throw unavailable(user, library, artifact, e);
      }
      throw e;
    }
  }

  private static SimulationUnavailableException unavailable(
      String user, String library, String artifact, Throwable failure) {
    String file = new SharedLibraryLoader().mapLibraryName(library);
    return new SimulationUnavailableException(
        user + " needs " + file + (isThere(file) ? unloadable(failure) : missing(artifact)),
        failure);
  }

  private static boolean isThere(String file) {
    // Not getResource, which TeaVM does not know.
    try (InputStream in = GdxNatives.class.getClassLoader().getResourceAsStream(file)) {
      return in != null;
    } catch (IOException e) {
      return true;
    }
  }

  private static String missing(String artifact) {
    return ", which is not on the class path; add it to the build: runtimeOnly"
        + " \"com.badlogicgames.gdx:"
        + artifact
        + ":"
        + Version.VERSION
        + ":natives-desktop\" in Gradle, in Maven that artifact with this <classifier>";
  }

  private static String unloadable(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return ", which this machine cannot load: " + cause.getMessage();
  }
}
