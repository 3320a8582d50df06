package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What a careful build makes of a source: Java 8, with all warnings, as errors. */
final class CompiledClass {

  private CompiledClass() {}

  /**
   * Compiles a source into its folder.
   *
   * @param name of the class, with its package
   * @return the class in a class loader that sees the JDK only
   */
  static Class<?> of(Path source, String name) throws IOException, ClassNotFoundException {
    Path folder = Objects.requireNonNull(source.toAbsolutePath().getParent());
    compile(source, folder);
    URL[] urls = {folder.toUri().toURL()};
    // Stays open: a method may still load classes.
    URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    return loader.loadClass(name);
  }

  private static void compile(Path source, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "8",
              "-Xlint:all,-options",
              "-Xdoclint:all,-missing",
              "-Werror",
              "-proc:none",
              "-encoding",
              "US-ASCII",
              "-d",
              folder.toString());
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }
}
