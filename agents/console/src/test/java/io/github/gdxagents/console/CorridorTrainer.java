package io.github.gdxagents.console;

/** The corridor's command line as a program of its own, as a game's author would write it. */
final class CorridorTrainer {

  private CorridorTrainer() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLineTrainer("corridor-trainer", Corridor.game()).run(arguments));
  }
}
