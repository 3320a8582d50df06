package io.github.gdxagents.core.screen;

import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;

/** Where what was recorded is kept. */
@FunctionalInterface
public interface DemonstrationStore {

  /**
   * Keeps demonstrations, beside those that are there already.
   *
   * @return where, to be told to who recorded them
   * @throws IOException if they cannot be kept, and why
   */
  String save(Demonstrations demonstrations) throws IOException;
}
