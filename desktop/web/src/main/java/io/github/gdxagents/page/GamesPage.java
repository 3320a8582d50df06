package io.github.gdxagents.page;

import com.badlogic.gdx.ApplicationListener;
import io.github.gdxagents.core.screen.GamesApp;

/** The games in a page, with what only a page adds: it says that it loads until they are there. */
final class GamesPage implements ApplicationListener {

  private final GamesApp games;

  GamesPage(GamesApp games) {
    this.games = games;
  }

  @Override
  public void create() {
    games.create();
  }

  @Override
  public void render() {
    boolean loaded = games.loaded();
    games.render();
    if (!loaded && games.loaded()) {
      PageMessage.clear();
    }
  }

  @Override
  public void resize(int width, int height) {
    games.resize(width, height);
  }

  @Override
  public void pause() {
    games.pause();
  }

  @Override
  public void resume() {
    games.resume();
  }

  @Override
  public void dispose() {
    games.dispose();
  }
}
