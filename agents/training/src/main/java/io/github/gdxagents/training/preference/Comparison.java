package io.github.gdxagents.training.preference;

import io.github.gdxagents.trajectory.Trajectory;
import java.util.stream.Stream;

/** Two clips and what a teacher said to them. */
public record Comparison(Trajectory left, Trajectory right, Answer answer) {

  Stream<Trajectory> clips() {
    return Stream.of(left, right);
  }

  /** How many decisions both clips have. */
  int decisions() {
    return left.decisions() + right.decisions();
  }
}
