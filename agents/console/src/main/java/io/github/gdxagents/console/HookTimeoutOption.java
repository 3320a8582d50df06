package io.github.gdxagents.console;

import picocli.CommandLine.Option;

/** How long a hook of the game may take. */
final class HookTimeoutOption {

  private static final long MOST_SECONDS = 1_000_000;

  @Option(
      names = "--hook-timeout",
      paramLabel = "SECONDS",
      description =
          "End where a hook of the game does not return for so long, and say which; 0 for never."
              + " Default: ${DEFAULT-VALUE}.")
  private long seconds = 60;

  long seconds() {
    return UserError.requireWithin("--hook-timeout", 0, MOST_SECONDS, seconds);
  }
}
