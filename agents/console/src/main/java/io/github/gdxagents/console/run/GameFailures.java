package io.github.gdxagents.console.run;

import io.github.gdxagents.training.experience.SimulationFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is kept and told of a game's failures: all in the folder, some on the display. */
final class GameFailures {

  /** Of how many failures the display tells; the log tells of all. */
  private static final int MOST_TOLD = 10;

  private final String game;
  private final RunFolder folder;
  private final ProgressDisplay display;
  private @Nullable String replayCommand;
  private int count;

  GameFailures(String game, RunFolder folder, ProgressDisplay display) {
    this.game = game;
    this.folder = folder;
    this.display = display;
  }

  /** By which command an episode is played again. */
  void tellCommand(String howToReplay) {
    replayCommand = howToReplay;
  }

  /** Training goes on after a failure. */
  void goOnAfter(SimulationFailure failure) {
    String replay = keep(failure);
    count++;
    if (count <= MOST_TOLD) {
      display.tell("Warning: " + failure.getMessage() + replay);
    } else if (count == MOST_TOLD + 1) {
      display.tell("Warning: The game goes on failing; see " + RunFolder.LOG);
    }
  }

  /** Keeps a failure; returns what to say of how it is seen again, which may be nothing. */
  String keep(SimulationFailure failure) {
    Path replay = folder.recordFailure(failure, game);
    return replay == null || replayCommand == null
        ? ""
        : "; to see it again: " + replayCommand + " " + replay;
  }
}
