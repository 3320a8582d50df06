package io.github.gdxagents.examples;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;

/** The README's game that plays with a trained policy. */
final class CatcherGame extends ApplicationAdapter {
  private final Catcher catcher = new Catcher();
  private LivePlayer player;

  @Override
  public void create() {
    try {
      Policy policy = PolicyFile.read(Gdx.files.internal("catcher.policy").read());
      player = new LivePlayer(catcher, policy);
    } catch (IOException e) {
      throw new GdxRuntimeException(e);
    }
    player.start(1);
  }

  @Override
  public void render() {
    player.update(Gdx.graphics.getDeltaTime());
  }
}
