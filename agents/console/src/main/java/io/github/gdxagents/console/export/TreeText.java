package io.github.gdxagents.console.export;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.explain.DecisionTree;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Node;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** A decision tree to read: as nested conditions, and as JSON. */
public final class TreeText {

  private static final String INDENT = "  ";

  private static final float LEAST_PLAIN = 1e-6f;

  private TreeText() {}

  /** Nested conditions, a line for each, with what is done at each leaf. */
  public static String of(DecisionTree tree) {
    StringBuilder text = new StringBuilder();
    append(tree, tree.root(), "", text);
    return text.toString();
  }

  private static void append(DecisionTree tree, Node node, String indent, StringBuilder text) {
    Node rest = node;
    String start = "if ";
    while (rest instanceof Split split) {
      text.append(indent).append(start).append(observed(tree, split));
      text.append(" <= ").append(number(split.threshold())).append('\n');
      append(tree, split.atMost(), indent + INDENT, text);
      start = "else if ";
      rest = split.above();
    }
    boolean alone = rest == node;
    text.append(alone ? "" : indent + "else\n");
    text.append(alone ? indent : indent + INDENT);
    text.append(action(tree.spec().action(), (Leaf) rest)).append('\n');
  }

  /** What is done at a leaf: {@code "move: left, aim: 0.25 rad"}. */
  static String action(ActionSpec spec, Leaf leaf) {
    StringJoiner parts = new StringJoiner(", ");
    for (int b = 0; b < spec.branchCount(); b++) {
      ActionSpec.Branch branch = spec.branches().get(b);
      parts.add(branch.name() + ": " + branch.choices().get(leaf.choice(b)));
    }
    for (int a = 0; a < spec.axisCount(); a++) {
      ActionSpec.Axis axis = spec.axes().get(a);
      String unit = axis.unit().isEmpty() ? "" : " " + axis.unit();
      parts.add(axis.name() + ": " + number(leaf.axis(a)) + unit);
    }
    return parts.toString();
  }

  /** A number with all of its digits, and without an exponent where there need not be one. */
  private static String number(float value) {
    boolean tiny = Math.abs(value) < LEAST_PLAIN && value != 0;
    return tiny ? Float.toString(value) : new BigDecimal(Float.toString(value)).toPlainString();
  }

  /** The tree as {@link Json} has it. */
  public static Map<String, Object> json(DecisionTree tree) {
    return json(tree, tree.root());
  }

  private static Map<String, Object> json(DecisionTree tree, Node node) {
    if (node instanceof Split split) {
      return Json.object(
          "index", split.index(),
          "observation", observed(tree, split),
          "threshold", split.threshold(),
          "at_most", json(tree, split.atMost()),
          "above", json(tree, split.above()));
    }
    Leaf leaf = (Leaf) node;
    ActionSpec spec = tree.spec().action();
    Map<String, Object> choices = new LinkedHashMap<>();
    for (int b = 0; b < spec.branchCount(); b++) {
      ActionSpec.Branch branch = spec.branches().get(b);
      choices.put(branch.name(), branch.choices().get(leaf.choice(b)));
    }
    Map<String, Object> axes = new LinkedHashMap<>();
    for (int a = 0; a < spec.axisCount(); a++) {
      axes.put(spec.axes().get(a).name(), leaf.axis(a));
    }
    return Json.object("choices", choices, "axes", axes);
  }

  private static String observed(DecisionTree tree, Split split) {
    return tree.spec().observation().describeIndex(split.index());
  }
}
