package orchard;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.math.MathUtils;
import com.badlogic.gdx.math.Rectangle;

public class Player {

  private static final float SPEED = 500;

  public final Rectangle bounds;

  Player(float width, float height) {
    bounds = new Rectangle((OrchardGame.WIDTH - width) / 2, 10, width, height);
  }

  void update(float delta) {
    if (Gdx.input.isKeyPressed(Keys.LEFT)) {
      bounds.x -= SPEED * delta;
    }
    if (Gdx.input.isKeyPressed(Keys.RIGHT)) {
      bounds.x += SPEED * delta;
    }
    bounds.x = MathUtils.clamp(bounds.x, 0, OrchardGame.WIDTH - bounds.width);
  }
}
