package io.github.gdxagents.console.export;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.explain.DecisionTree;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Node;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * A decision tree as the source of one Java 8 class that needs nothing but the JDK, and decides as
 * the tree does, bit by bit. What all such classes share is in {@code TreeClass.txt} beside this
 * class.
 */
public final class TreeSource {

  /** So many bytes of code set an element of an array, and a method holds 65,535 of them. */
  private static final int MOST_NUMBERS = 6_000;

  /** In a row of a table. */
  private static final int LEAVES_PER_LINE = 8;

  private static final String INDENT = "  ";

  private final DecisionTree tree;
  private final List<Leaf> leaves = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();

  private TreeSource(DecisionTree tree) {
    this.tree = tree;
  }

  /**
   * Whether a class can hold the tree: it lists for each leaf all choices and axes.
   *
   * @return false if the leaves are too many for that
   */
  public static boolean fits(DecisionTree tree) {
    ActionSpec action = tree.spec().action();
    long each = (long) action.totalChoices() + action.branchCount() + action.axisCount();
    return tree.leaves() * each <= MOST_NUMBERS;
  }

  /**
   * The text of the file, in ASCII.
   *
   * @param origin of the policy that the tree was distilled from
   * @param packageName empty for none; a valid name
   * @param className a valid name
   */
  public static String of(
      DecisionTree tree, Provenance origin, String packageName, String className) {
    return new TreeSource(tree).text(origin, packageName, className);
  }

  private String text(Provenance origin, String packageName, String className) {
    append(tree.root(), "    ");
    // What strangers have written comes last: it may look like a placeholder.
    return ClassTemplate.read("TreeClass.txt")
        .replace("@PACKAGE@", packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        .replace("@CLASS@", className)
        .replace("@LEAVES@", "" + leaves.size())
        .replace("@CHOICES@", choices())
        .replace("@AXES@", axes())
        .replace("@TREE@", code.toString().stripTrailing())
        .replace("@ORIGIN@", ClassTemplate.origin(origin))
        .replace("@OBSERVATION@", ClassTemplate.observation(tree.spec().observation()))
        .replace("@ACTION@", ClassTemplate.action(tree.spec().action()));
  }

  private void append(Node node, String indent) {
    Node rest = node;
    String start = indent;
    while (rest instanceof Split split) {
      code.append(start)
          .append("if (observation[" + split.index() + "] <= " + split.threshold() + "f) { // ")
          .append(JavaText.comment(tree.spec().observation().describeIndex(split.index())))
          .append('\n');
      append(split.atMost(), indent + INDENT);
      start = indent + "} else ";
      rest = split.above();
    }
    boolean alone = rest == node;
    code.append(alone ? "" : start + "{\n");
    code.append(alone ? indent : indent + INDENT)
        .append("return " + leaves.size() + "; // ")
        .append(JavaText.comment(TreeText.action(tree.spec().action(), (Leaf) rest)))
        .append('\n')
        .append(alone ? "" : indent + "}\n");
    leaves.add((Leaf) rest);
  }

  private String choices() {
    StringBuilder table = new StringBuilder();
    for (int b = 0; b < tree.spec().action().branchCount(); b++) {
      int branch = b;
      appendRow(table, leaf -> braced(leaf.preferences(branch)));
    }
    return table.toString();
  }

  private static String braced(int[] numbers) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (int number : numbers) {
      text.add("" + number);
    }
    return text.toString();
  }

  private String axes() {
    StringBuilder table = new StringBuilder();
    for (int a = 0; a < tree.spec().action().axisCount(); a++) {
      int axis = a;
      appendRow(table, leaf -> leaf.axis(axis) + "f");
    }
    return table.toString();
  }

  private void appendRow(StringBuilder table, Function<Leaf, String> entry) {
    table.append("    {");
    for (int l = 0; l < leaves.size(); l++) {
      table.append(l % LEAVES_PER_LINE == 0 ? "\n      " : " ");
      table.append(entry.apply(leaves.get(l))).append(',');
    }
    table.append("\n    },\n");
  }
}
