package io.github.gdxagents.training.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something that changes over a run, and can be brought to the same point in another run: after
 * {@link #load}, it goes on with the same bits as what {@link #save} was called on.
 */
public interface Stateful {

  /** Writes all that has changed since this object was made. */
  void save(DataOutput out) throws IOException;

  /**
   * Reads what {@link #save} wrote, into an object that was made with the same settings.
   *
   * @throws IOException if it cannot be read, or belongs to other settings
   */
  void load(DataInput in) throws IOException;
}
