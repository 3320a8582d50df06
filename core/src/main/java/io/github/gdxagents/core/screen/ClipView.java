package io.github.gdxagents.core.screen;

import io.github.gdxagents.play.Clip;
import io.github.gdxagents.play.ClipPlayer;
import org.jspecify.annotations.Nullable;

/** One clip in the scene of its game, at the game's own pace. Knows no graphics but the scene's. */
final class ClipView {

  private final Scene scene;
  private @Nullable Clip clip;
  private @Nullable ClipPlayer player;
  private float ticksDue;

  ClipView(Scene scene) {
    this.scene = scene;
  }

  /**
   * Shows another clip, from its begin.
   *
   * @throws RuntimeException if it does not fit the game
   */
  void show(Clip clip) {
    this.clip = clip;
    begin();
  }

  /** Shows the clip from its begin. What is before it is played unseen. */
  void begin() {
    player = null;
    if (clip != null) {
      ClipPlayer begun = new ClipPlayer(clip, scene.simulation());
      scene.begin();
      ticksDue = 0;
      player = begun;
    }
  }

  /** Makes the ticks that are due. */
  void update(float gameSeconds) {
    if (player == null) {
      return;
    }
    ticksDue += gameSeconds / player.agent().spec().fixedStepSeconds();
    while (ticksDue >= 1 && !player.over()) {
      player.tick();
      scene.ticked();
      ticksDue--;
    }
  }

  /** Whether the clip has been shown to its end, or there is none. */
  boolean over() {
    return player == null || player.over();
  }

  void draw(Canvas canvas, float gameSeconds) {
    scene.draw(canvas, over() ? 1 : Math.min(1, ticksDue), gameSeconds);
  }

  void close() {
    scene.simulation().close();
  }
}
