package orchard;

import com.badlogic.gdx.Game;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Preferences;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;

/** Catch the apples before they hit the ground. */
@SuppressWarnings("NonFinalStaticField")
public class OrchardGame extends Game {

  public static final float WIDTH = 800;
  public static final float HEIGHT = 480;

  public static OrchardGame game;
  public static int best;

  SpriteBatch batch;
  BitmapFont font;
  Preferences preferences;

  @Override
  public void create() {
    game = this;
    batch = new SpriteBatch();
    font = new BitmapFont();
    preferences = Gdx.app.getPreferences("orchard");
    best = preferences.getInteger("best");
    setScreen(new MenuScreen());
  }

  @Override
  public void dispose() {
    super.dispose();
    batch.dispose();
    font.dispose();
  }
}
