package probe;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.assets.AssetManager;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.utils.Timer;
import io.github.gdxagents.gdx.GameSimulation;
import io.github.gdxagents.hook.Agent;
import java.util.List;

/**
 * A game that loads its assets while it shows a loading screen, and gives a sign every half second:
 * it observes the frame in which it had loaded them, the signs so far, and the frame of the last.
 */
public final class Loading extends GameSimulation {

  private final float[] seen = new float[3];
  private final Probe probe = new Probe(3, () -> seen);

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public ApplicationListener newGame() {
    return new Game();
  }

  private final class Game extends ApplicationAdapter {

    private final AssetManager assets = new AssetManager();
    private int frames;
    private boolean loaded;

    @Override
    public void create() {
      seen[0] = 0;
      seen[1] = 0;
      seen[2] = 0;
      assets.load("orchard/apple.png", Texture.class);
      assets.load("orchard/basket.png", Texture.class);
      Timer.schedule(
          new Timer.Task() {
            @Override
            public void run() {
              seen[1]++;
              seen[2] = frames;
            }
          },
          0.5f,
          0.5f);
    }

    @Override
    public void render() {
      frames++;
      if (Gdx.graphics.getDeltaTime() != 1 / 32f) {
        throw new IllegalStateException("A frame of " + Gdx.graphics.getDeltaTime());
      }
      if (!loaded && assets.update()) {
        loaded = true;
        seen[0] = frames;
      }
    }

    @Override
    public void dispose() {
      assets.dispose();
    }
  }
}
