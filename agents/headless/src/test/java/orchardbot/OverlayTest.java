package orchardbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.OrthographicCamera;
import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.utils.BufferUtils;
import io.github.gdxagents.gdx.GameWithBot;
import io.github.gdxagents.gdx.VirtualInput;
import io.github.gdxagents.gdx.overlay.BotOverlay;
import io.github.gdxagents.gdx.sensor.NearestNeighbors;
import java.nio.IntBuffer;
import orchard.OrchardGame;
import orchard.PlayScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The overlay in the window of a game that knows nothing of it. */
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class OverlayTest {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;

  private static final int SKY = 0x80b2e6ff;

  /** Runs the game, and does something after each of its frames. */
  private abstract static class Visitor extends ApplicationAdapter {

    final GameWithBot game = new GameWithBot(new OrchardBot(), TrainedOrchard.policy());
    final BotOverlay overlay = game.addOverlay().scale(1);
    int frame;

    abstract void afterFrame();

    void run() {
      Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
      configuration.setWindowedMode(WIDTH, HEIGHT);
      configuration.disableAudio(true);
      new Lwjgl3Application(this, configuration);
    }

    @Override
    public void create() {
      game.create();
      OrchardGame.game.setScreen(new PlayScreen());
    }

    @Override
    public void render() {
      frame++;
      game.render();
      afterFrame();
    }

    @Override
    public void resize(int width, int height) {
      game.resize(width, height);
    }

    @Override
    public void dispose() {
      game.dispose();
    }

    /** Before the next frame. */
    void tap(int key) {
      ((VirtualInput) Gdx.input).tap(key);
    }
  }

  /** The color on the screen at a place, from its upper left corner. */
  private static int colorAt(int x, int y) {
    Pixmap pixel = Pixmap.createFromFrameBuffer(x, HEIGHT - 1 - y, 1, 1);
    int color = pixel.getPixel(0, 0);
    pixel.dispose();
    return color;
  }

  @Test
  void aKeyShowsAndHidesIt() {
    int[] colors = new int[3];
    boolean[] shown = new boolean[3];
    new Visitor() {
      @Override
      void afterFrame() {
        int moment = frame == 20 ? 0 : frame == 40 ? 1 : frame == 60 ? 2 : -1;
        if (moment >= 0) {
          colors[moment] = colorAt(12, 80);
          shown[moment] = overlay.panel().isVisible();
          tap(Keys.F1);
        }
        if (moment == 2) {
          Gdx.app.exit();
        }
      }
    }.run();

    assertThat(shown).containsExactly(false, true, false);
    assertThat(colors[0]).isEqualTo(SKY);
    assertThat(colors[1] >>> 24).as("red under the veil").isBetween(1, 0x40);
    assertThat(colors[2]).isEqualTo(SKY);
  }

  @Test
  void sensorsAreDrawnInTheWorldWhileItIsShown() {
    NearestNeighbors apples = new NearestNeighbors("apples", 1, "px").look(500, 300.5f);
    apples.offer(700, 300.5f);
    OrthographicCamera camera = new OrthographicCamera();
    camera.setToOrtho(false, WIDTH, HEIGHT);
    int[] colors = new int[2];
    new Visitor() {
      @Override
      void afterFrame() {
        if (frame == 1) {
          overlay.show(camera, apples);
          colors[0] = colorAt(650, HEIGHT - 1 - 300);
          tap(Keys.F1);
        } else {
          colors[1] = colorAt(650, HEIGHT - 1 - 300);
          Gdx.app.exit();
        }
      }
    }.run();

    assertThat(colors[0]).isEqualTo(SKY);
    assertThat(colors[1]).isEqualTo(0xe69f00ff);
  }

  @Test
  void whatTheGameHasSetOfTheScreenIsLeftAsItWas() {
    IntBuffer viewport = BufferUtils.newIntBuffer(16);
    boolean[] enabled = new boolean[2];
    new Visitor() {
      @Override
      void afterFrame() {
        if (frame == 20) {
          Gdx.gl.glViewport(10, 20, 300, 200);
          Gdx.gl.glScissor(0, 0, WIDTH, HEIGHT);
          Gdx.gl.glEnable(GL20.GL_SCISSOR_TEST);
          Gdx.gl.glEnable(GL20.GL_DEPTH_TEST);
          overlay.panel().setVisible(true);
        } else if (frame == 21) {
          Gdx.gl.glGetIntegerv(GL20.GL_VIEWPORT, viewport);
          enabled[0] = Gdx.gl.glIsEnabled(GL20.GL_SCISSOR_TEST);
          enabled[1] = Gdx.gl.glIsEnabled(GL20.GL_DEPTH_TEST);
          Gdx.app.exit();
        }
      }
    }.run();

    assertThat(new int[] {viewport.get(0), viewport.get(1), viewport.get(2), viewport.get(3)})
        .containsExactly(10, 20, 300, 200);
    assertThat(enabled).containsExactly(true, true);
  }
}
