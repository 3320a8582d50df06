package orchard;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.ScreenAdapter;
import com.badlogic.gdx.audio.Sound;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.math.MathUtils;
import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.utils.Array;
import com.badlogic.gdx.utils.ScreenUtils;
import com.badlogic.gdx.utils.TimeUtils;
import com.badlogic.gdx.utils.Timer;
import java.util.Random;

public class PlayScreen extends ScreenAdapter {

  private static final Random WIND = new Random();
  private static final long SPAWN_NANOS = 900_000_000;

  public final Player player;
  public final Array<Rectangle> apples = new Array<>();
  public int caught;
  public int missed;
  public boolean over;

  private final OrchardGame game = OrchardGame.game;
  private final Texture apple;
  private final Texture basket;
  private final Sound sound;
  private final float wind;
  private long lastSpawn;

  public PlayScreen() {
    apple = new Texture(Gdx.files.internal("orchard/apple.png"));
    basket = new Texture("orchard/basket.png");
    sound = Gdx.audio.newSound(Gdx.files.internal("orchard/catch.wav"));
    player = new Player(basket.getWidth(), basket.getHeight());
    wind = 40 * (WIND.nextFloat() - 0.5f);
    spawn();
  }

  private void spawn() {
    float x = MathUtils.random(0, OrchardGame.WIDTH - apple.getWidth());
    apples.add(new Rectangle(x, OrchardGame.HEIGHT, apple.getWidth(), apple.getHeight()));
    lastSpawn = TimeUtils.nanoTime();
  }

  @Override
  public void render(float delta) {
    if (!over) {
      update(delta);
    }
    ScreenUtils.clear(0.5f, 0.7f, 0.9f, 1);
    game.batch.begin();
    game.batch.draw(basket, player.bounds.x, player.bounds.y);
    for (Rectangle each : apples) {
      game.batch.draw(apple, each.x, each.y);
    }
    game.font.draw(game.batch, "Caught " + caught + ", missed " + missed, 10, 470);
    game.batch.end();
  }

  private void update(float delta) {
    player.update(delta);
    if (TimeUtils.nanoTime() - lastSpawn > SPAWN_NANOS) {
      spawn();
    }
    for (Array.ArrayIterator<Rectangle> i = apples.iterator(); i.hasNext(); ) {
      Rectangle each = i.next();
      each.y -= 320 * delta;
      each.x = MathUtils.clamp(each.x + wind * delta, 0, OrchardGame.WIDTH - each.width);
      if (each.overlaps(player.bounds)) {
        caught++;
        sound.play();
        i.remove();
      } else if (each.y + each.height < 0) {
        missed++;
        i.remove();
      }
    }
    if (missed == 5) {
      end();
    }
  }

  private void end() {
    over = true;
    if (caught > OrchardGame.best) {
      OrchardGame.best = caught;
      game.preferences.putInteger("best", caught).flush();
    }
    Timer.schedule(
        new Timer.Task() {
          @Override
          public void run() {
            game.setScreen(new MenuScreen());
            dispose();
          }
        },
        0.5f);
  }

  @Override
  public void dispose() {
    apple.dispose();
    basket.dispose();
    sound.dispose();
  }
}
