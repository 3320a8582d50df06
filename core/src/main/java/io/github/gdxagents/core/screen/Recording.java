package io.github.gdxagents.core.screen;

import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.DemonstrationRecorder;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records what is played, whoever plays, into files of demonstrations. Knows no graphics. */
final class Recording {

  private static final float NEWS_SECONDS = 8;

  private final File folder;
  private @Nullable DemonstrationRecorder recorder;
  private String game = "";
  private String news = "";
  private float newsSeconds;

  /**
   * @param folder of the files; created when the first one is saved
   */
  Recording(File folder) {
    this.folder = folder;
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
      news = "saved " + save(stopped);
    } catch (IllegalStateException e) {
      news = "nothing recorded";
    } catch (IOException e) {
      news = "not saved: " + e.getMessage();
    }
  }

  private File save(DemonstrationRecorder stopped) throws IOException {
    Demonstrations demonstrations = stopped.stop(game);
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make the folder " + folder);
    }
    int number = 1;
    while (file(number).exists()) {
      number++;
    }
    DemonstrationFile.write(demonstrations, file(number));
    return file(number);
  }

  private File file(int number) {
    return new File(folder, game + "-" + number + ".demos");
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
