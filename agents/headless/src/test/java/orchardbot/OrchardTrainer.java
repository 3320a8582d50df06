package orchardbot;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.console.Game;
import io.github.gdxagents.isolation.IsolatedWorlds;

/** Trains the orchard's bot: a program of the build tools. */
public final class OrchardTrainer {

  private OrchardTrainer() {}

  public static void main(String[] args) {
    Game orchard = Game.of("orchard", IsolatedWorlds.of(OrchardBot.class).window(800, 480));
    System.exit(new CommandLineTrainer("orchard-trainer", orchard).run(args));
  }
}
