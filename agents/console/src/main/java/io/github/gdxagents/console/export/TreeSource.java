package io.github.gdxagents.console.export;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.explain.DecisionTree;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Node;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import java.util.StringJoiner;

/**
 * A decision tree as the source of one Java 8 class that needs nothing but the JDK, and decides as
 * the tree does, bit by bit. What all such classes share is in {@code TreeClass.txt} beside this
 * class.
 */
public final class TreeSource {

  /** So many bytes of code set an element of an array, and a method holds 65,535 of them. */
  private static final int MOST_NUMBERS = 6_000;

  private final DecisionTree tree;
  private final StringJoiner choices = new StringJoiner("\n");
  private final StringJoiner axes = new StringJoiner("\n");
  private final StringBuilder code = new StringBuilder();
  private int leaves;

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
        .replace("@LEAVES@", "" + leaves)
        .replace("@CHOICES@", choices.toString())
        .replace("@AXES@", axes.toString())
        .replace("@TREE@", code.toString().stripTrailing())
        .replace("@ORIGIN@", ClassTemplate.origin(origin))
        .replace("@OBSERVATION@", ClassTemplate.observation(tree.spec().observation()))
        .replace("@ACTION@", ClassTemplate.action(tree.spec().action()));
  }

  private void append(Node node, String indent) {
    if (node instanceof Split split) {
      code.append(indent)
          .append("if (observation[" + split.index() + "] <= " + split.threshold() + "f) { // ")
          .append(JavaText.comment(tree.spec().observation().describeIndex(split.index())))
          .append('\n');
      append(split.atMost(), indent + "  ");
      code.append(indent).append("} else {\n");
      append(split.above(), indent + "  ");
      code.append(indent).append("}\n");
    } else {
      append((Leaf) node, indent);
    }
  }

  private void append(Leaf leaf, String indent) {
    code.append(indent)
        .append("return " + leaves++ + "; // ")
        .append(JavaText.comment(TreeText.action(tree.spec().action(), leaf)))
        .append('\n');
    StringJoiner branches = new StringJoiner(", ", "    {", "},");
    for (int branch = 0; branch < tree.spec().action().branchCount(); branch++) {
      StringJoiner preferences = new StringJoiner(", ", "{", "}");
      for (int choice : leaf.preferences(branch)) {
        preferences.add("" + choice);
      }
      branches.add(preferences.toString());
    }
    choices.add(branches.toString());
    StringJoiner values = new StringJoiner(", ", "    {", "},");
    for (int axis = 0; axis < tree.spec().action().axisCount(); axis++) {
      values.add(leaf.axis(axis) + "f");
    }
    axes.add(values.toString());
  }
}
