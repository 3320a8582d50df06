package io.github.gdxagents.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one episode of a {@link Simulation} is made from: a seed, from which everything random in it
 * derives, and a value for each {@link Parameter} that the simulation declares. The same episode
 * and the same actions give the same course of events, bit by bit.
 *
 * <p>Immutable.
 */
public final class Episode {

  private final long seed;
  private final List<Parameter> parameters;
  private final float[] values;

  private Episode(long seed, List<Parameter> parameters, float[] values) {
    this.seed = seed;
    this.parameters = parameters;
    this.values = values;
  }

  /** An episode of a simulation that declares no parameters. */
  public static Episode of(long seed) {
    return of(seed, Collections.<Parameter>emptyList());
  }

  /** An episode in which every parameter has its default. */
  public static Episode of(long seed, List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    float[] values = new float[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      Names.requireNew("parameter", parameters.get(i).name(), names);
      values[i] = parameters.get(i).defaultValue();
    }
    return new Episode(seed, Collections.unmodifiableList(new ArrayList<>(parameters)), values);
  }

  /**
   * The same episode, but for one parameter.
   *
   * @throws IllegalArgumentException if there is no such parameter, or it cannot take the value
   */
  public Episode with(String parameter, float value) {
    int index = indexOf(parameter);
    Parameter declared = parameters.get(index);
    if (!(value >= declared.low() && value <= declared.high())) {
      throw new IllegalArgumentException(
          "Parameter " + declared + " cannot take the value " + value);
    }
    float[] changed = values.clone();
    changed[index] = value;
    return new Episode(seed, parameters, changed);
  }

  public long seed() {
    return seed;
  }

  /**
   * The value of a parameter, in its unit.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public float value(String parameter) {
    return values[indexOf(parameter)];
  }

  /** The parameters that have values. */
  public List<Parameter> parameters() {
    return parameters;
  }

  private int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "This episode has no parameter '"
            + name
            + "', only "
            + parameters
            + "; a simulation reads what its parameters() declares");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Episode
        && seed == ((Episode) other).seed
        && parameters.equals(((Episode) other).parameters)
        && Arrays.equals(values, ((Episode) other).values);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seed) + Arrays.hashCode(values);
  }

  /** For messages: {@code "seed 7, gravity 9.8"}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed ").append(seed);
    for (int i = 0; i < values.length; i++) {
      text.append(", ").append(parameters.get(i).name()).append(' ').append(values[i]);
    }
    return text.toString();
  }
}
