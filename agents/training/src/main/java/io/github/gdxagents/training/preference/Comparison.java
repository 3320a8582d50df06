package io.github.gdxagents.training.preference;

import io.github.gdxagents.trajectory.Trajectory;

/** Two clips and what a teacher said to them. */
public record Comparison(Trajectory left, Trajectory right, Answer answer) {

  /** How many decisions both clips have. */
  int decisions() {
    return left.decisions() + right.decisions();
  }
}
