package io.github.gdxagents.core.screen;

import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.DemonstrationRecorder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records what is played, whoever plays. Knows no graphics. */
final class Recording {

  private static final float NEWS_SECONDS = 8;

  private final DemonstrationStore store;
  private @Nullable DemonstrationRecorder recorder;
  private String game = "";
  private String news = "";
  private float newsSeconds;

  /**
   * @param store receives what was recorded
   */
  Recording(DemonstrationStore store) {
    this.store = store;
  }

  /** Begins to record, or stops and saves. */
  void toggle(Game played, AgentDriver agent) {
    if (recorder != null) {
      stop();
      return;
    }
    news = "";
    game = played.id();
    recorder = new DemonstrationRecorder(agent);
  }

  /** Stops and saves, if it records. */
  void stop() {
    if (recorder == null) {
      return;
    }
    DemonstrationRecorder stopped = recorder;
    recorder = null;
    newsSeconds = NEWS_SECONDS;
    try {
      news = "saved " + store.save(stopped.stop(game));
    } catch (IllegalStateException e) {
      news = "nothing recorded";
    } catch (IOException e) {
      news = "not saved: " + e.getMessage();
    }
  }

  /** Lets what is told grow old. */
  void pass(float deltaSeconds) {
    newsSeconds -= deltaSeconds;
    if (newsSeconds <= 0) {
      news = "";
    }
  }

  boolean isOn() {
    return recorder != null;
  }

  /** The lives that were recorded to their end so far. */
  int lives() {
    return recorder == null ? 0 : recorder.lives();
  }

  /** The decisions that were recorded so far. */
  long decisions() {
    return recorder == null ? 0 : recorder.decisions();
  }

  /** What came of the last recording, for a while; else empty. */
  String news() {
    return news;
  }
}
