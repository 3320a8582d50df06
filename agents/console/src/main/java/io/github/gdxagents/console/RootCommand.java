package io.github.gdxagents.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    description =
        "Trains bots for games by reinforcement learning, and measures how well they play.",
    sortOptions = false)
final class RootCommand extends BaseCommand {

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean version;

  /** Without a command there is nothing to do but to show which ones there are. */
  @Override
  public Integer call() {
    commandLine().usage(err());
    return CommandLineTrainer.USER_ERROR;
  }
}
