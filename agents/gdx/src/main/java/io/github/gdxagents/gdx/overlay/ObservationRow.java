package io.github.gdxagents.gdx.overlay;

import io.github.gdxagents.hook.ObservationSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One line of observations: a number, or all numbers of a large component side by side. */
final class ObservationRow {

  /** A component of more numbers is one line. */
  private static final int MOST_LINES = 4;

  /** Numbers without bounds are shown within so many standard deviations. */
  private static final float SHOWN_DEVIATIONS = 3;

  final String label;
  final int first;
  final int size;
  final boolean bounded;
  private final float low;
  private final float high;

  private ObservationRow(String label, int first, int size, ObservationSpec.Component component) {
    this.label = label;
    this.first = first;
    this.size = size;
    this.bounded = component.low() >= -Float.MAX_VALUE && component.high() <= Float.MAX_VALUE;
    this.low = bounded ? component.low() : -SHOWN_DEVIATIONS;
    this.high = bounded ? component.high() : SHOWN_DEVIATIONS;
  }

  /** The lines of an observation, in its order. */
  static List<ObservationRow> of(ObservationSpec spec) {
    List<ObservationRow> rows = new ArrayList<>();
    int first = 0;
    for (ObservationSpec.Component component : spec.components()) {
      int size = component.size();
      if (size > MOST_LINES) {
        String unit = component.unit().isEmpty() ? "" : " (" + component.unit() + ")";
        rows.add(new ObservationRow(component.name() + unit, first, size, component));
      } else {
        for (int i = 0; i < size; i++) {
          rows.add(new ObservationRow(spec.describeIndex(first + i), first + i, 1, component));
        }
      }
      first += size;
    }
    return Collections.unmodifiableList(rows);
  }

  /** Where 0 is on a bar, or the bound that is nearest to it, from 0 to 1. */
  float zeroShare() {
    return share(0);
  }

  /** Where a number is on a bar that is as long as the bounds are wide, from 0 to 1. */
  float share(float number) {
    double share = ((double) number - low) / ((double) high - low);
    return share > 0 ? (float) Math.min(share, 1) : 0;
  }

  /** Whether a number keeps to the bounds that were declared. */
  boolean holds(float number) {
    return !bounded || (number >= low && number <= high);
  }
}
