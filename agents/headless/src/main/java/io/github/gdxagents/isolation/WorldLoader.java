package io.github.gdxagents.isolation;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one isolated world: all of the class path, but what worlds and their trainer
 * speak to each other with.
 */
final class WorldLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String LIBRARY = "io.github.gdxagents.";

  /** The parts of this library that touch libGDX, and what belongs to one world. */
  private static final List<String> OWN_PACKAGES =
      List.of(LIBRARY + "gdx", LIBRARY + "headless", LIBRARY + "isolation.world");

  /** Rewrites classes, and so touches none of them; and what test frameworks and IDEs put in. */
  private static final List<String> SHARED = List.of(LIBRARY, "org.objectweb.asm.");

  private final RewrittenClasses classes;

  WorldLoader(RewrittenClasses classes) {
    super("world", classes.parent());
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = isOwn(name) ? define(name) : null;
      }
      if (loaded == null) {
        loaded = classes.parent().loadClass(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private static boolean isOwn(String name) {
    int dot = name.lastIndexOf('.');
    return OWN_PACKAGES.contains(name.substring(0, Math.max(dot, 0)))
        || SHARED.stream().noneMatch(name::startsWith);
  }

  /** Null where the class is of the JDK, or nowhere. */
  private @Nullable Class<?> define(String name) throws ClassNotFoundException {
    URL source = classes.source(name);
    if (source == null) {
      return null;
    }
    byte[] bytecode = classes.bytecode(name, source);
    return defineClass(name, bytecode, 0, bytecode.length, domain(name, source));
  }

  /** Some games look for their jar, to find what lies beside it. */
  private ProtectionDomain domain(String name, URL source) {
    CodeSource code = new CodeSource(RewrittenClasses.root(name, source), (Certificate[]) null);
    return new ProtectionDomain(code, null, this, null);
  }
}
