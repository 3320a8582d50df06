package io.github.gdxagents.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured by itself. */
enum Part {
  /** JMH: decisions, gradient steps, advantages, ticks, cheap games, wide observations. */
  MICRO,
  /** The bundled policies, playing. */
  PLAY,
  /** Training at the zoo's settings, by number of threads. */
  SPEED,
  /** Rollouts beside the bare games. */
  OVERHEAD,
  /** What it costs to tell of a run. */
  TELLING,
  /** The trainer, from its start until it plays well. */
  THRESHOLD,
  /** The trainer's resident memory. */
  MEMORY;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String labels() {
    return Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "));
  }

  /**
   * Reads labels separated by commas.
   *
   * @throws IllegalArgumentException naming one that is none
   */
  static Set<Part> parse(String text) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String label : List.of(text.split(","))) {
      parts.add(
          Arrays.stream(values())
              .filter(part -> part.label().equals(label))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no part '" + label + "'; the parts are " + labels())));
    }
    return parts;
  }
}
