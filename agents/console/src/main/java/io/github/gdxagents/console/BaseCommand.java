package io.github.gdxagents.console;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: help, and where they print to. */
abstract class BaseCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

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

  final PrintWriter err() {
    return commandLine().getErr();
  }
}
