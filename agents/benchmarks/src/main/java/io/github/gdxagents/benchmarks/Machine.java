package io.github.gdxagents.benchmarks;

import io.github.gdxagents.training.LibraryVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What figures were measured on.
 *
 * @param cpu the processor's model, as the operating system tells
 * @param cores processors available to the JVM
 * @param operatingSystem name, version and architecture
 * @param jvm vendor and version
 * @param libraries versions by name
 * @param environment variables that decide how BLAS runs; those that are set
 */
record Machine(
    String cpu,
    int cores,
    String operatingSystem,
    String jvm,
    Map<String, String> libraries,
    Map<String, String> environment) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> VARIABLES =
      List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE", "JAVA_OPTS");

  static Machine current() throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : VARIABLES) {
      String value = System.getenv(variable);
      if (value != null) {
        environment.put(variable, value);
      }
    }
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        properties("os.name", "os.version", "os.arch"),
        properties("java.vm.name", "java.vendor", "java.runtime.version"),
        readLibraries(),
        environment);
  }

  private static String properties(String... names) {
    return String.join(" ", List.of(names).stream().map(System::getProperty).toList());
  }

  private static String cpuModel() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return properties("os.arch");
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse(properties("os.arch"));
  }

  private static Map<String, String> readLibraries() throws IOException {
    Properties built = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            Machine.class.getResourceAsStream("libraries.properties"), "libraries.properties")) {
      built.load(in);
    }
    Map<String, String> libraries = new TreeMap<>();
    libraries.put("gdx-agents", LibraryVersion.current());
    built.stringPropertyNames().forEach(name -> libraries.put(name, built.getProperty(name)));
    return libraries;
  }
}
