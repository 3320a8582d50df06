package io.github.gdxagents.trainer;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.desktop.ParentProcess;
import java.io.IOException;
import java.util.Optional;

/**
 * Trains, watches, teaches, evaluates, inspects, explains, exports and compares policies for the
 * bundled games.
 */
public final class Main {

  /** What started this JVM, as the launcher tells; for messages that show a command. */
  private static final String LAUNCHER_PROPERTY = "gdxagents.launcher";

  private static final String NAME = "gdx-agents";

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    CommandLineTrainer trainer =
        new CommandLineTrainer(
                NAME,
                BundledGames.LANDER,
                BundledGames.CARTPOLE,
                BundledGames.WALKER,
                BundledGames.AIR_HOCKEY,
                BundledGames.MAZE,
                BundledGames.SWARM)
            .comparing(BundledComparisons.PAPER_TABLE_1, BundledComparisons.PRESETS)
            .startedBy(System.getProperty(LAUNCHER_PROPERTY, NAME))
            .watchedBy("mvn -q -Pplay -Dplay.args=\"--watch POLICY\"");
    if (WindowProcess.isThis()) {
      ParentProcess.endWithIt();
      System.exit(trainer.taughtIn(new BundledTeachingWindow()).run(arguments));
    }
    Optional<WindowProcess> window = WindowProcess.find();
    if (window.isPresent() && arguments.length > 0 && arguments[0].equals("teach")) {
      System.exit(window.get().run(arguments));
    }
    System.exit(window.map(trainer::watchedIn).orElse(trainer).run(arguments));
  }
}
