package io.github.gdxagents.trainer;

import io.github.gdxagents.console.CommandLineTrainer;

/** Trains, watches, evaluates, inspects, exports and compares policies for the bundled games. */
public final class Main {

  /** What started this JVM, as the launcher tells; for messages that show a command. */
  private static final String LAUNCHER_PROPERTY = "gdxagents.launcher";

  private static final String NAME = "gdx-agents";

  private Main() {}

  public static void main(String[] arguments) {
    CommandLineTrainer trainer =
        new CommandLineTrainer(
                NAME, BundledGames.LANDER, BundledGames.CARTPOLE, BundledGames.WALKER)
            .comparing(BundledComparisons.PAPER_TABLE_1, BundledComparisons.PRESETS)
            .startedBy(System.getProperty(LAUNCHER_PROPERTY, NAME))
            .watchedBy("mvn -q -Pplay -Dplay.args=\"--watch POLICY\"");
    System.exit(WindowProcess.find().map(trainer::watchedIn).orElse(trainer).run(arguments));
  }
}
