package io.github.gdxagents.console;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a policy observes, and how it normalizes that: a row for each number of a vector, for each
 * channel of a grid, and for the count and each number of an entity of a set.
 */
final class ObservationTable {

  private final ObservationSpec spec;
  private final ObservationNormalizer normalizer;
  private final Table table = new Table("><<>>>>");

  private ObservationTable(Policy policy) {
    this.spec = policy.spec().observation();
    this.normalizer = policy.normalizer();
  }

  static String of(Policy policy) {
    return new ObservationTable(policy).text();
  }

  private String text() {
    boolean identity = normalizer.isIdentity();
    table.row("", "name", "unit", "min", "max", identity ? "" : "mean", identity ? "" : "std dev");
    int first = 0;
    for (ObservationSpec.Component component : spec.components()) {
      switch (component.shape().kind()) {
        case VECTOR -> addVector(component, first);
        case GRID -> addGrid(component, first);
        case SET -> addSet(component, first);
      }
      first += component.size();
    }
    return "Observation: %s numbers, %s\n".formatted(spec.size(), normalization()) + table;
  }

  private String normalization() {
    if (normalizer.isIdentity()) {
      return "not normalized";
    }
    return normalizer.isIdentity(spec)
        ? "not normalized, but for counts, which become shares of a set's places"
        : "normalized by mean and standard deviation of %s observations, clipped to ±%s"
            .formatted(
                NumberText.count(normalizer.sampleCount()), Inspection.number(normalizer.clip()));
  }

  private void addVector(ObservationSpec.Component component, int first) {
    String name = component.name();
    for (int i = 0; i < component.size(); i++) {
      addRow(component, component.size() == 1 ? name : name + "[" + i + "]", first + i, 1, 1);
    }
  }

  private void addGrid(ObservationSpec.Component component, int first) {
    ObservationShape shape = component.shape();
    int cells = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      String name =
          "%s[%s], %s x %s".formatted(component.name(), channel, shape.height(), shape.width());
      addRow(component, name, first + channel * cells, cells, 1);
    }
  }

  private void addSet(ObservationSpec.Component component, int first) {
    ObservationShape shape = component.shape();
    int places = shape.height();
    addRow(component.name() + ", how many", "", "0", Integer.toString(places), first, 1, 1);
    for (int number = 0; number < shape.width(); number++) {
      String name = "%s[%s] of each".formatted(component.name(), number);
      addRow(component, name, first + 1 + number, places, shape.width());
    }
  }

  private void addRow(
      ObservationSpec.Component component, String name, int first, int count, int step) {
    String low = Inspection.bound(component.low());
    String high = Inspection.bound(component.high());
    addRow(name, component.unit(), low, high, first, count, step);
  }

  /**
   * @param first of the row's numbers in the observation
   * @param count how many numbers the row is for
   * @param step from one of them to the next
   */
  private void addRow(
      String name, String unit, String low, String high, int first, int count, int step) {
    table.row(
        indices(first, count, step),
        name,
        unit,
        low,
        high,
        normalizer.isIdentity() ? "" : range(first, count, step, normalizer::mean),
        normalizer.isIdentity()
            ? ""
            : range(first, count, step, i -> Math.sqrt(normalizer.variance(i))));
  }

  /** {@code "3"}, {@code "3-8"} of neighbors, {@code "3, 5 .. 11"} of others. */
  private static String indices(int first, int count, int step) {
    int last = first + (count - 1) * step;
    if (count == 1) {
      return Integer.toString(first);
    }
    return step == 1 ? first + "-" + last : first + ", " + (first + step) + " .. " + last;
  }

  /** What the numbers have in common, or the least and the greatest where they differ. */
  private static String range(int first, int count, int step, IntToDoubleFunction value) {
    double[] values =
        IntStream.range(0, count)
            .mapToDouble(i -> value.applyAsDouble(first + i * step))
            .sorted()
            .toArray();
    String least = NumberText.significant(values[0]);
    String greatest = NumberText.significant(values[count - 1]);
    return least.equals(greatest) ? least : least + " to " + greatest;
  }
}
