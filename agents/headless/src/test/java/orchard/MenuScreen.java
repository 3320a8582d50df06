package orchard;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.ScreenAdapter;
import com.badlogic.gdx.utils.ScreenUtils;

public class MenuScreen extends ScreenAdapter {

  private final OrchardGame game = OrchardGame.game;

  @Override
  public void render(float delta) {
    ScreenUtils.clear(0.1f, 0.2f, 0.1f, 1);
    game.batch.begin();
    game.font.draw(game.batch, "Orchard. Best: " + OrchardGame.best + ". Press Enter", 300, 240);
    game.batch.end();
    if (Gdx.input.isKeyJustPressed(Keys.ENTER) || Gdx.input.justTouched()) {
      game.setScreen(new PlayScreen());
    }
  }
}
