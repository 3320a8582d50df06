package io.github.gdxagents.console;

import io.github.gdxagents.training.TrainingSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * A call of the command line with the corridor as its game, in this process.
 *
 * @param exitCode what it returned
 * @param out what it wrote to the standard output stream, with line feeds at line ends
 * @param err what it wrote to the standard error stream, with line feeds at line ends
 */
record CommandLineRun(int exitCode, String out, String err) {

  static final TrainingSettings QUICK_SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "normalize-rewards", "false",
              "simulations", "4",
              "steps-per-rollout", "16",
              "hidden", "8",
              "epochs", "2",
              "minibatch-size", "32"));

  static CommandLineRun of(String... arguments) {
    return of(new CommandLineTrainer("toy", Corridor.game()), arguments);
  }

  static CommandLineRun of(CommandLineTrainer commandLine, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = commandLine.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandLineRun(
        exitCode, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
  }

  /** The same call, which must succeed. */
  CommandLineRun succeeded() {
    if (exitCode != 0) {
      throw new AssertionError("Exit code " + exitCode + ", and on the error stream: " + err);
    }
    return this;
  }
}
