package io.github.gdxagents.console.compare;

import java.nio.file.Path;

/**
 * Tells the runs of a comparison apart.
 *
 * @param game label of the game
 * @param variant name of the variant
 */
public record RunName(String game, String variant, long seed) {

  /** The run's folder in the comparison's. */
  Path in(Path folder) {
    return folder.resolve(game).resolve(variant).resolve("seed-" + seed);
  }

  @Override
  public String toString() {
    return game + ", " + variant + ", seed " + seed;
  }
}
