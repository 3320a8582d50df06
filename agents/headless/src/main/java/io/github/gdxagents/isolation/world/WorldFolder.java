package io.github.gdxagents.isolation.world;

import java.io.File;
import java.util.UUID;

/**
 * Where a world's copies of the native libraries are: a JVM binds a library file to the class
 * loader that loaded it first, and so each world loads a file of its own. Its C++ code has static
 * variables of its own, too.
 */
public final class WorldFolder {

  private static final File FOLDER =
      new File(System.getProperty("java.io.tmpdir"), "gdx-agents-natives-" + UUID.randomUUID());

  private WorldFolder() {}

  /**
   * In place of {@link System#getProperty(String)} where libGDX looks for a folder to unpack to.
   */
  public static String getProperty(String name) {
    return name.equals("java.io.tmpdir") ? FOLDER.getPath() : System.getProperty(name);
  }

  /**
   * In place of {@link System#load(String)} there. Once loaded, the files are no longer needed, but
   * Windows keeps them while they are in use.
   */
  public static void load(String file) {
    System.load(file);
    delete();
  }

  static void delete() {
    delete(FOLDER);
  }

  private static void delete(File file) {
    File[] children = file.listFiles();
    if (children != null) {
      for (File child : children) {
        delete(child);
      }
    }
    if (!file.delete() && file.exists()) {
      file.deleteOnExit();
    }
  }
}
