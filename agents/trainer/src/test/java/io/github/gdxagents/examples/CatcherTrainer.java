package io.github.gdxagents.examples;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.console.Game;

/** The README's command line that trains the catcher. */
final class CatcherTrainer {

  private CatcherTrainer() {}

  public static void main(String[] args) {
    Game catcher = Game.of("catcher", Catcher::new);
    System.exit(new CommandLineTrainer("catcher-trainer", catcher).run(args));
  }
}
