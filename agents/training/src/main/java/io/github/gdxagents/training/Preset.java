package io.github.gdxagents.training;

/**
 * How to train a game by one method, unless the command line says otherwise.
 *
 * @param settings which choose the method as well
 * @param steps decisions to train for
 */
public record Preset(TrainingSettings settings, long steps) {

  public Preset {
    if (steps < 1) {
      throw new IllegalArgumentException("A preset needs at least 1 step, not " + steps);
    }
  }
}
