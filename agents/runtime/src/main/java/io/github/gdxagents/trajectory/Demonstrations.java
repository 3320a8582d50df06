package io.github.gdxagents.trajectory;

import io.github.gdxagents.hook.AgentSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What somebody who can play a game saw and did in it, life after life, for others to learn from.
 *
 * <p>Immutable. {@link DemonstrationFile} saves it.
 */
public final class Demonstrations {

  private final String game;
  private final AgentSpec spec;
  private final List<Trajectory> lives;

  /**
   * @param game what they are of, as policies call it
   * @param spec what the agents observe and do
   * @param lives whole lives or parts of some; at least one
   * @throws IllegalArgumentException if there are none, or one is of agents that observe or do
   *     another number of things
   */
  public Demonstrations(String game, AgentSpec spec, List<Trajectory> lives) {
    this.game = Objects.requireNonNull(game);
    this.spec = Objects.requireNonNull(spec);
    this.lives = Collections.unmodifiableList(new ArrayList<>(lives));
    if (lives.isEmpty()) {
      throw new IllegalArgumentException("Demonstrations need at least one decision");
    }
    for (Trajectory life : lives) {
      life.requireSizes(spec);
    }
  }

  /** What they are of. */
  public String game() {
    return game;
  }

  /** What the agents observe and do. */
  public AgentSpec spec() {
    return spec;
  }

  /** Whole lives or parts of some, in the order in which they were lived; at least one. */
  public List<Trajectory> lives() {
    return lives;
  }

  /** How many decisions all of them have. */
  public long decisions() {
    long decisions = 0;
    for (Trajectory life : lives) {
      decisions += life.decisions();
    }
    return decisions;
  }

  /** The same of other lives. */
  public Demonstrations of(List<Trajectory> others) {
    return new Demonstrations(game, spec, others);
  }

  /**
   * These and others, of the same game.
   *
   * @throws IllegalArgumentException if the agents of the others observe or do anything else,
   *     naming every difference
   */
  public Demonstrations plus(Demonstrations others) {
    others.requireSpec(spec);
    List<Trajectory> all = new ArrayList<>(lives);
    all.addAll(others.lives);
    return of(all);
  }

  /**
   * Throws unless they are of agents of a spec.
   *
   * @throws IllegalArgumentException naming every difference
   */
  public void requireSpec(AgentSpec expected) {
    List<String> differences = spec.differences("demonstrations", expected, "game");
    if (differences.isEmpty()) {
      return;
    }
    StringBuilder text =
        new StringBuilder("These demonstrations are of another game, or another version of it:");
    for (String difference : differences) {
      text.append("\n  ").append(difference);
    }
    throw new IllegalArgumentException(text.append("\nRecord them in this game").toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Demonstrations
        && game.equals(((Demonstrations) other).game)
        && spec.equals(((Demonstrations) other).spec)
        && lives.equals(((Demonstrations) other).lives);
  }

  @Override
  public int hashCode() {
    return 31 * game.hashCode() + lives.hashCode();
  }

  @Override
  public String toString() {
    return lives.size() + " lives of " + game + ", " + decisions() + " decisions";
  }
}
