package io.github.gdxagents.trainer;

import io.github.gdxagents.console.record.Drawing;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.UnseenGame;
import io.github.gdxagents.hook.Simulation;
import java.awt.image.BufferedImage;

/** A bundled game as the window shows it, drawn without one. */
final class SceneDrawing implements Drawing {

  private final UnseenGame game;

  SceneDrawing(Game game) {
    this.game = new UnseenGame(game);
  }

  @Override
  public Simulation simulation() {
    return game.simulation();
  }

  @Override
  public void draw(BufferedImage frame, float deltaSeconds) {
    int width = frame.getWidth();
    int height = frame.getHeight();
    frame.setRGB(0, 0, width, height, game.draw(width, height, deltaSeconds), 0, width);
  }
}
