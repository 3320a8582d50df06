package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.utils.Align;
import io.github.gdxagents.hook.ActionSpec;
import java.util.List;

/**
 * Lays out what an agent did: of each branch how probable its choices were, of each axis its mean,
 * its standard deviation and what was done.
 */
final class ActionSection {

  /** A branch with more choices shows the one that was taken, and the others as one line. */
  private static final int MOST_LINES = 8;

  // Widths of columns and of the gaps between them, in heights of a line.
  private static final float BAR = 11.8f;
  private static final float PERCENT = 3.3f;
  private static final float INDENT = 0.6f;
  private static final float GAP = 0.35f;

  /** Of a line's height, what a bar takes. */
  private static final float THICKNESS = 0.5f;

  private final PanelCanvas canvas;
  private final StringBuilder text = new StringBuilder(64);
  private final float line;
  private final float left;
  private final float right;
  private final float barLeft;
  private final float percentLeft;

  ActionSection(PanelCanvas canvas, float left, float right) {
    this.canvas = canvas;
    this.line = canvas.lineHeight();
    this.left = left;
    this.right = right;
    barLeft = right - BAR * line;
    percentLeft = barLeft - (GAP + PERCENT) * line;
  }

  /** How high it will be. */
  float height(DecisionView view) {
    ActionSpec spec = view.spec().action();
    int lines = 2 * spec.axisCount();
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      lines += 1 + (spec.choiceCount(branch) > MOST_LINES ? 2 : spec.choiceCount(branch));
    }
    return lines * line;
  }

  /**
   * Lays out all branches and axes.
   *
   * @return where the section ends
   */
  float layOut(DecisionView view, float top) {
    List<ActionSpec.Branch> branches = view.spec().action().branches();
    float y = top;
    for (int branch = 0; branch < branches.size(); branch++) {
      y = branch(view, branch, branches.get(branch), y);
    }
    List<ActionSpec.Axis> axes = view.spec().action().axes();
    for (int axis = 0; axis < axes.size(); axis++) {
      y = axis(view, axis, axes.get(axis), y);
    }
    return y;
  }

  private float branch(DecisionView view, int number, ActionSpec.Branch branch, float top) {
    canvas.text(branch.name(), left, top, percentLeft - left, Align.left, PanelColors.MUTED);
    int chosen = view.driver().decisions() > 0 ? view.driver().action().choice(number) : -1;
    List<String> choices = branch.choices();
    float y = top + line;
    if (choices.size() > MOST_LINES) {
      if (chosen >= 0) {
        choice(view, number, choices.get(chosen), chosen, true, y);
      }
      strip(view, number, choices.size(), chosen, y + line);
      return y + 2 * line;
    }
    for (int choice = 0; choice < choices.size(); choice++) {
      choice(view, number, choices.get(choice), choice, choice == chosen, y);
      y += line;
    }
    return y;
  }

  private void choice(
      DecisionView view, int branch, String name, int choice, boolean chosen, float y) {
    float indent = left + INDENT * line;
    boolean allowed = view.driver().mask().isAllowed(branch, choice);
    if (chosen) {
      canvas.box(left, y, right - left, line, PanelColors.CHOSEN_ROW);
    }
    int color = chosen ? PanelColors.CHOSEN : allowed ? PanelColors.INK : PanelColors.MUTED;
    canvas.text(name, indent, y, percentLeft - indent, Align.left, color);
    if (!view.thinks()) {
      return;
    }
    if (!allowed) {
      canvas.text("forbidden", barLeft, y, BAR * line, Align.left, PanelColors.MUTED);
      return;
    }
    double probability = view.probability(branch, choice);
    text.setLength(0);
    NumberText.appendFixed(text, 100 * probability, 1).append(" %");
    canvas.text(text, percentLeft, y, PERCENT * line, Align.right, color);
    track(y);
    float width = (float) probability * BAR * line;
    bar(0, width, y, chosen ? PanelColors.CHOSEN : PanelColors.BAR);
  }

  /** The probabilities of many choices side by side. */
  private void strip(DecisionView view, int branch, int choices, int chosen, float y) {
    float indent = left + INDENT * line;
    float width = right - indent;
    float height = line - 3;
    canvas.box(indent, y + 1, width, height, PanelColors.TRACK);
    if (!view.thinks()) {
      return;
    }
    float step = width / choices;
    for (int choice = 0; choice < choices; choice++) {
      float high = (float) view.probability(branch, choice) * height;
      int color = choice == chosen ? PanelColors.CHOSEN : PanelColors.BAR;
      float barWidth = Math.max(1, step - 1);
      canvas.box(indent + choice * step, y + 1 + height - high, barWidth, high, color);
    }
  }

  private float axis(DecisionView view, int number, ActionSpec.Axis axis, float top) {
    float done = view.driver().action().axis(number);
    text.setLength(0);
    text.append(axis.name());
    if (!axis.unit().isEmpty()) {
      text.append(" (").append(axis.unit()).append(')');
    }
    canvas.text(text, left, top, percentLeft - left, Align.left, PanelColors.INK);
    text.setLength(0);
    NumberText.append(text, done);
    canvas.text(text, percentLeft, top, PERCENT * line, Align.right, PanelColors.CHOSEN);
    track(top);
    float y = top + line;
    if (view.thinks()) {
      double mean = view.mean(number);
      double deviation = view.standardDeviation(number);
      float from = place(axis, mean - deviation);
      bar(from, place(axis, mean + deviation) - from, top, PanelColors.SPREAD);
      bar(place(axis, mean) - 1, 2, top, PanelColors.INK);
      text.setLength(0);
      NumberText.append(text.append("mean "), mean);
      NumberText.append(text.append(", standard deviation "), deviation);
      canvas.text(text, left, y, right - left, Align.right, PanelColors.MUTED);
    }
    canvas.box(barLeft + place(axis, done) - 1, top, 3, line, PanelColors.CHOSEN);
    return y + line;
  }

  /** Where a value of an axis is on its bar, held within the bounds. */
  private float place(ActionSpec.Axis axis, double value) {
    double share = (value - axis.low()) / ((double) axis.high() - axis.low());
    return (float) Math.max(0, Math.min(1, share)) * BAR * line;
  }

  private void track(float y) {
    bar(0, BAR * line, y, PanelColors.TRACK);
  }

  private void bar(float from, float width, float y, int color) {
    canvas.box(barLeft + from, y + (1 - THICKNESS) / 2 * line, width, THICKNESS * line, color);
  }
}
