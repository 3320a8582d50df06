package io.github.gdxagents.isolation;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one isolated world: all of the class path, but what worlds and their trainer
 * speak to each other with.
 */
final class WorldLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  /** What a trainer and a simulation speak to each other with, and ASM, which worlds only use. */
  private static final Set<String> SHARED =
      Set.of(
          "io.github.gdxagents.hook",
          "io.github.gdxagents.network",
          "io.github.gdxagents.play",
          "io.github.gdxagents.policy",
          "io.github.gdxagents.trajectory",
          "org.objectweb.asm");

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
        loaded = isShared(name) ? null : define(name);
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

  private static boolean isShared(String name) {
    return SHARED.contains(name.substring(0, Math.max(name.lastIndexOf('.'), 0)));
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
