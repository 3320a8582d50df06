package io.github.gdxagents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Node.js, as the system property {@code node} names it. */
final class Node {

  /** The first version that runs WebAssembly with garbage collection. */
  private static final int LEAST_VERSION = 22;

  private static final String EXECUTABLE = System.getProperty("node", "node");

  private Node() {}

  /** Skips the test where there is no Node.js, or none that runs what TeaVM compiles. */
  static void assumeInstalled() {
    String version = version();
    assumeTrue(
        version.matches("v\\d+\\..*")
            && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= LEAST_VERSION,
        "Node.js "
            + LEAST_VERSION
            + " or newer is needed to run WebAssembly with garbage collection; '"
            + EXECUTABLE
            + "' is "
            + version
            + ". Name another one with -Dnode=FILE");
  }

  private static String version() {
    try {
      return output(start("--version")).strip();
    } catch (IOException e) {
      return "not installed";
    }
  }

  /** Runs a script, which must succeed, and returns the lines it prints. */
  static List<String> run(Path script, Path argument) throws IOException, InterruptedException {
    Process process = start(script.toString(), argument.toString());
    String output = output(process);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(EXECUTABLE));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
