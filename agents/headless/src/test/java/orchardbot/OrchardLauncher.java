package orchardbot;

import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import io.github.gdxagents.gdx.GameWithBot;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.File;
import java.io.IOException;

/** Opens the orchard's window, and lets the bot play. */
public final class OrchardLauncher {

  private OrchardLauncher() {}

  public static void main(String[] args) throws IOException {
    Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
    configuration.setWindowedMode(800, 480);
    Policy policy = PolicyFile.read(new File("orchard.policy"));
    new Lwjgl3Application(new GameWithBot(new OrchardBot(), policy), configuration);
  }
}
