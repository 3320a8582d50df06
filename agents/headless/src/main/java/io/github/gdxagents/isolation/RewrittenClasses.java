package io.github.gdxagents.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bytecode of the class path as isolated worlds see it, rewritten once for all of them. */
final class RewrittenClasses {

  private static final String LIBRARY = "io.github.gdxagents.";

  private final ClassLoader parent;
  private final Map<String, byte[]> rewritten = new ConcurrentHashMap<>();

  /**
   * @param parent finds the classes, and loads those that worlds share
   */
  RewrittenClasses(ClassLoader parent) {
    this.parent = parent;
  }

  ClassLoader parent() {
    return parent;
  }

  /** Where a class of the class path is; null where there is none, or it is the JDK's. */
  @Nullable URL source(String name) {
    URL found = parent.getResource(resource(name));
    return found == null || found.getProtocol().equals("jrt") ? null : found;
  }

  byte[] bytecode(String name, URL source) throws ClassNotFoundException {
    byte[] known = rewritten.get(name);
    if (known != null) {
      return known;
    }
    try (InputStream in = source.openStream()) {
      byte[] original = in.readAllBytes();
      byte[] bytecode = name.startsWith(LIBRARY) ? original : Rewriter.rewrite(original);
      rewritten.put(name, bytecode);
      return bytecode;
    } catch (IOException | IllegalArgumentException e) { // ASM's, of a class file that is too new.
      throw new ClassNotFoundException(name + " cannot be read from " + source, e);
    }
  }

  /** The folder or jar that a class is in. */
  static URL root(String name, URL source) {
    String text = source.toString();
    String root = text.substring(0, text.length() - resource(name).length());
    if (root.startsWith("jar:")) {
      root = root.substring("jar:".length(), root.indexOf("!/"));
    }
    try {
      return new URL(root);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("No URL: " + root, e);
    }
  }

  private static String resource(String name) {
    return name.replace('.', '/') + ".class";
  }
}
