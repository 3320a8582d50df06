package io.github.gdxagents.training.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something whose state a run needs to go on: what is loaded goes on as what was saved would have,
 * bit by bit.
 */
public interface Stateful {

  /** Writes the whole state. */
  void save(DataOutput out) throws IOException;

  /**
   * Takes over a state that an object of the same making has saved.
   *
   * @throws IOException if it cannot be read, or belongs to something else
   */
  void load(DataInput in) throws IOException;
}
