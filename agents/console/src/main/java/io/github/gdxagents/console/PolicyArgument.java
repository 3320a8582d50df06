package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The policy file that a command is about. */
final class PolicyArgument {

  @Parameters(
      paramLabel = "POLICY",
      description = "Policy file, such as runs/NAME/" + RunFolder.LATEST_POLICY + ".")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path file = Path.of("");

  Path file() {
    return file;
  }

  Policy read() {
    return read(file);
  }

  /** Reads a policy, or says why it cannot be read. */
  static Policy read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(
          file + " is a folder; did you mean " + file.resolve(RunFolder.LATEST_POLICY) + "?");
    }
    if (!Files.exists(file)) {
      throw new UserError("Policy file not found: " + file);
    }
    try {
      return PolicyFile.read(file.toFile(), PolicyFile.MAX_SAVED_BYTES);
    } catch (PolicyFormatException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UserError("Cannot read " + file + ": " + e.getMessage());
    }
  }
}
