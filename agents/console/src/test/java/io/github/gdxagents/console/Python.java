package io.github.gdxagents.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Python of this machine, for tests that have others read our files. */
final class Python {

  private Python() {}

  /** Skips the test unless Python has a module. */
  static void require(String module) throws InterruptedException {
    boolean there;
    try {
      there =
          new ProcessBuilder("python3", "-c", "import " + module)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "python3 with " + module + " is not here; pip install " + module);
  }

  /** Runs a program, and returns what it prints. */
  static String run(String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", program));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new AssertionError("Python ended with " + exitCode + ": " + out);
    }
    return out;
  }
}
