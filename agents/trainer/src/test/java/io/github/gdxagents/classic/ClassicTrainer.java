package io.github.gdxagents.classic;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.console.Game;
import io.github.gdxagents.core.cartpole.CartPole;

/** Trains the classic games, for which the library knows nothing but its defaults. */
final class ClassicTrainer {

  private ClassicTrainer() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLineTrainer(
                "classic-trainer",
                Game.of("acrobot", Acrobot::new),
                Game.of("pendulum", Pendulum::new),
                Game.of("mountain-car", MountainCar::new),
                Game.of("unseen-cartpole", () -> new Unseen(new CartPole(), "velocity")),
                Game.of("unseen-pendulum", () -> new Unseen(new Pendulum(), "velocity")))
            .run(args));
  }
}
