package io.github.gdxagents.core.hockey;

import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Opponents of graded strength, from 1 to {@value #COUNT}: a clone of {@link AirHockeyScript},
 * three times slowed and as it is, and above it past selves of a policy that learned on from there
 * by playing against itself. Each wins more of its matches against the one below than it loses.
 *
 * <pre>{@code
 * player.setSource(1, AirHockeyLevels.policy(3).player());
 * }</pre>
 */
public final class AirHockeyLevels {

  /** How many there are; the number of the strongest. */
  public static final int COUNT = 10;

  /** For somebody who has played before. */
  public static final int DEFAULT = 4;

  private AirHockeyLevels() {}

  /**
   * Reads a level's policy from the class path.
   *
   * @throws IllegalArgumentException if there is no such level
   */
  public static Policy policy(int level) {
    if (level < 1 || level > COUNT) {
      throw new IllegalArgumentException(
          "Air hockey has the levels 1 to " + COUNT + ", not " + level);
    }
    String resource = "/policies/" + file(level);
    return read(
        Objects.requireNonNull(AirHockeyLevels.class.getResourceAsStream(resource), resource));
  }

  /**
   * Reads a level's policy from wherever the game has its {@link #file}.
   *
   * @param in closed at the end
   */
  public static Policy read(InputStream in) {
    try (in) {
      return PlainPolicyFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a level's file is called among the bundled policies. */
  public static String file(int level) {
    return "airhockey-" + level + ".policy";
  }
}
