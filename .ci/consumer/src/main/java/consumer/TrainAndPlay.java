package consumer;

import io.github.gdxagents.console.CommandLineTrainer;
import io.github.gdxagents.console.Game;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains by the command line, loads the policy as a game does, and plays with it. */
public final class TrainAndPlay {

  private TrainAndPlay() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("consumer");
    int status =
        new CommandLineTrainer("consumer", Game.of("coin", Coin::new))
            .run("train", "coin", "--steps", "20000", "--run", folder.resolve("run").toString());
    if (status != 0) {
      throw new IllegalStateException("Training ended with " + status);
    }
    Policy policy = PolicyFile.read(folder.resolve("run/latest.policy").toFile());
    Coin game = new Coin();
    LivePlayer player = new LivePlayer(game, policy);
    player.start(1);
    float sum = 0;
    for (int tick = 0; tick < 9; tick++) {
      player.update(0.1f);
      sum += game.reward();
    }
    if (sum < 8) {
      throw new IllegalStateException("A trained policy was right " + sum + " times out of 9");
    }
    System.out.println("Trained, and right " + sum + " times out of 9.");
  }
}
