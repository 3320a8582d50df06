package io.github.gdxagents.console;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of demonstrations that somebody names. */
final class DemonstrationArgument {

  private DemonstrationArgument() {}

  /** Reads demonstrations, or says why they cannot be read. */
  static Demonstrations read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Demonstrations not found: " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return DemonstrationFile.read(in, file.toString());
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads several files, all for agents of a spec.
   *
   * @param game what to call the game
   */
  static Demonstrations read(List<Path> files, String game, AgentSpec spec) {
    Demonstrations all = null;
    for (Path file : files) {
      Demonstrations read = read(file);
      requireSpec(file, read, spec);
      Demonstrations named = new Demonstrations(game, spec, read.lives());
      all = all == null ? named : all.plus(named);
    }
    if (all == null) {
      throw new UserError("No demonstrations were named");
    }
    return all;
  }

  static void requireSpec(Path file, Demonstrations demonstrations, AgentSpec spec) {
    try {
      demonstrations.requireSpec(spec);
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }
}
