package io.github.gdxagents.gdx.sensor;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;

/**
 * A part of an observation that declares itself in a spec and writes itself in the same order. At
 * each decision an agent lets its sensors sense, then write:
 *
 * <pre>{@code
 * AgentSpec.Builder spec = AgentSpec.builder();
 * eyes.declare(spec);
 *
 * public void observe(ObservationWriter out) {
 *   eyes.cast(body).write(out);
 * }
 * }</pre>
 *
 * <p>A sensor keeps what it sensed last, to be written, asked for and drawn, so each agent has its
 * own. It allocates nothing once it is made. Not thread-safe.
 *
 * <p>Headings are radians, anticlockwise from the x axis, as Box2D has them. What is seen from an
 * agent is told by how far ahead and how far to the left of it something is, which at heading 0 are
 * the axes of the world.
 */
public interface Sensor {

  /**
   * No category: of a ray that met nothing, and of what a classifier wants to be left out of sight.
   */
  int NOTHING = -1;

  /**
   * Declares the components of this sensor, each named after it, in the order in which {@link
   * #write} writes them.
   *
   * @param spec modified: receives the components
   */
  void declare(AgentSpec.Builder spec);

  /**
   * Writes what was sensed last; nothing is seen before.
   *
   * @param out modified: receives the components that were declared
   */
  void write(ObservationWriter out);

  /**
   * Shows what was sensed last, where it is in the world.
   *
   * @param canvas modified: receives lines, points and cells
   */
  void show(SensorCanvas canvas);
}
