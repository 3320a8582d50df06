package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.Camera;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.glutils.ShapeRenderer;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.utils.Disposable;
import com.badlogic.gdx.utils.viewport.ScreenViewport;
import io.github.gdxagents.gdx.sensor.Sensor;
import io.github.gdxagents.gdx.sensor.SensorDrawing;
import io.github.gdxagents.play.LivePlayer;
import org.jspecify.annotations.Nullable;

/**
 * Shows over a game's picture what its bots see and think: a {@link BotPanel} in the window's upper
 * left corner, and sensors in the world. {@code F1} shows and hides it.
 *
 * <pre>{@code
 * overlay = new BotOverlay(player); // the LivePlayer, once
 * overlay.render();                 // at the end of render()
 * overlay.dispose();                // in dispose()
 * }</pre>
 *
 * <p>Until it is shown it takes nothing but a look at its key. What it draws with is made when it
 * is shown first, so it can be made before there is a window. It leaves OpenGL's viewport, its
 * scissors and its test of depths as the game has them.
 */
public final class BotOverlay implements Disposable {

  private final BotPanel panel;
  private final SavedGlState glState = new SavedGlState();
  private @Nullable Camera camera;
  private Sensor[] sensors = {};
  private float scale;
  private @Nullable Screen screen;

  /**
   * @param player plays, and is watched
   */
  public BotOverlay(LivePlayer player) {
    this(new BotPanel(player));
  }

  /**
   * The same with a panel that has keys or a font of the caller's.
   *
   * @param panel of no stage; this disposes of it
   */
  public BotOverlay(BotPanel panel) {
    this.panel = panel;
  }

  /** What is shown of the bots, and by which keys. */
  public BotPanel panel() {
    return panel;
  }

  /**
   * Draws what sensors sensed last, in the world, wherever the panel is shown. They are to be the
   * only ones: of all agents, or of the one that is of interest.
   *
   * @param camera with which the game draws its world
   * @return this
   */
  public BotOverlay show(Camera camera, Sensor... sensors) {
    this.camera = camera;
    this.sensors = sensors.clone();
    return this;
  }

  /**
   * Sets how large the panel is: 1 for a pixel of the font on a pixel of the screen. Unless set, as
   * large as is legible on screens of phones.
   *
   * @return this
   * @throws IllegalArgumentException if it is not above 0
   */
  public BotOverlay scale(float newScale) {
    if (!(newScale > 0 && newScale <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("scale must be above 0 and finite, not " + newScale);
    }
    scale = newScale;
    return this;
  }

  /** Reads the keys, and draws over the picture if it is shown: at the end of a frame. */
  public void render() {
    panel.act(Gdx.graphics.getDeltaTime());
    if (!panel.isVisible()) {
      return;
    }
    glState.save();
    if (screen == null) {
      screen = new Screen(panel);
      glState.restore(); // a new stage sets the viewport, and sensors are drawn in the game's
    }
    screen.drawSensors(camera, sensors);
    screen.drawPanel(scale > 0 ? scale : Math.max(1, Gdx.graphics.getDensity()));
    glState.restore();
  }

  @Override
  public void dispose() {
    if (screen != null) {
      screen.dispose();
      screen = null;
    }
    panel.dispose();
  }

  /** What is drawn with, once something is. */
  private static final class Screen implements Disposable {

    private final BotPanel panel;
    private final ScreenViewport viewport = new ScreenViewport();
    private final Stage stage = new Stage(viewport);
    private final ShapeRenderer shapes = new ShapeRenderer();
    private final SensorDrawing sensorDrawing = new SensorDrawing(shapes);

    Screen(BotPanel panel) {
      this.panel = panel;
      stage.addActor(panel);
    }

    void drawSensors(@Nullable Camera camera, Sensor[] sensors) {
      Gdx.gl.glDisable(GL20.GL_DEPTH_TEST);
      if (camera != null && sensors.length > 0) {
        shapes.setProjectionMatrix(camera.combined);
        sensorDrawing.draw(sensors);
      }
    }

    void drawPanel(float scale) {
      Gdx.gl.glDisable(GL20.GL_SCISSOR_TEST);
      viewport.setUnitsPerPixel(1 / scale);
      viewport.update(Gdx.graphics.getWidth(), Gdx.graphics.getHeight(), true);
      panel.setPosition(BotPanel.MARGIN, stage.getHeight() - BotPanel.MARGIN);
      stage.draw();
    }

    @Override
    public void dispose() {
      panel.remove();
      stage.dispose();
      shapes.dispose();
    }
  }
}
