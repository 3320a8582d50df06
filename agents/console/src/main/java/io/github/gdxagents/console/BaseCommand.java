package io.github.gdxagents.console;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: help, where they print to, and whether they are quiet. */
abstract class BaseCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result and errors only: no progress, and no messages.")
  private boolean quiet;

  @Spec private @Nullable CommandSpec spec;

  final CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("The command belongs to no command line yet");
    }
    return spec.commandLine();
  }

  final PrintWriter out() {
    return commandLine().getOut();
  }

  /** Where errors go. */
  final PrintWriter err() {
    return commandLine().getErr();
  }

  final boolean isQuiet() {
    return quiet;
  }

  /** Where messages and progress go that a quiet command does without. */
  final PrintWriter messages() {
    return quiet ? new PrintWriter(Writer.nullWriter()) : err();
  }
}
