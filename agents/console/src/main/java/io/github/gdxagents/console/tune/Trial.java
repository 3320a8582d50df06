package io.github.gdxagents.console.tune;

import io.github.gdxagents.training.TrainingSettings;

/**
 * Settings that are tried.
 *
 * @param number from 0, which are the settings that the search starts from
 */
record Trial(int number, TrainingSettings settings) {

  /** What its runs are called: {@code trial-17}. */
  String name() {
    return "trial-" + number;
  }
}
