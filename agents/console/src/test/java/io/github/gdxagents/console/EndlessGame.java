package io.github.gdxagents.console;

import io.github.gdxagents.hook.AgentSpec;
import java.util.concurrent.locks.LockSupport;

/** A game that goes on and on, with a reward of 1 for each tick. */
final class EndlessGame extends IdleGame {

  private static final long NANOS_OF_A_TICK = 20_000;

  EndlessGame() {
    super(AgentSpec.UNLIMITED);
  }

  /** As a program, so that it can be interrupted. */
  public static void main(String[] arguments) {
    System.exit(trainer().run(arguments));
  }

  static CommandLineTrainer trainer() {
    return new CommandLineTrainer(
        "endless-trainer",
        Game.of("endless", EndlessGame::new, CommandLineRun.QUICK_SETTINGS, 256));
  }

  @Override
  public void advance() {
    LockSupport.parkNanos(NANOS_OF_A_TICK);
  }
}
