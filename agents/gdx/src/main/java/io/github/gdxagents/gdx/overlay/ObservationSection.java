package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.utils.Align;
import io.github.gdxagents.hook.ActionSpec;
import java.util.List;

/** Lays out what an agent saw, a line for each {@link ObservationRow}. */
final class ObservationSection {

  // Widths of columns and of the gaps between them, in heights of a line.
  private static final float VALUE = 3.3f;
  private static final float NORMALIZED = 3.3f;
  private static final float BAR = 4.2f;
  private static final float WEIGHT = 3.6f;
  private static final float GAP = 0.35f;

  /** Of a line's height, what a bar takes. */
  private static final float THICKNESS = 0.5f;

  private final PanelCanvas canvas;
  private final StringBuilder text = new StringBuilder(64);
  private final float line;
  private final float left;
  private final float weightLeft;
  private final float barLeft;
  private final float normalizedLeft;
  private final float valueLeft;

  ObservationSection(PanelCanvas canvas, float left, float right) {
    this.canvas = canvas;
    this.line = canvas.lineHeight();
    this.left = left;
    weightLeft = right - WEIGHT * line;
    barLeft = weightLeft - (GAP + BAR) * line;
    normalizedLeft = barLeft - (GAP + NORMALIZED) * line;
    valueLeft = normalizedLeft - (GAP + VALUE) * line;
  }

  /**
   * Lays out as many lines as there is room for.
   *
   * @param bottom where what follows begins; lines that go beyond are left out
   * @return where the section ends
   */
  float layOut(DecisionView view, float top, float bottom) {
    List<ObservationRow> rows = view.rows();
    float y = heading(view, top);
    int room = Math.max(1, (int) ((bottom - y) / line));
    int shown = rows.size() <= room ? rows.size() : room - 1;
    float greatest = view.isWeighed() ? greatest(rows, view.weights()) : 0;
    for (int r = 0; r < shown; r++) {
      ObservationRow row = rows.get(r);
      canvas.text(row.label, left, y, valueLeft - left, Align.left, PanelColors.INK);
      if (row.size == 1) {
        number(row, view, y);
      } else {
        strip(row, view, y);
      }
      if (view.isWeighed()) {
        weights(row, view.weights(), greatest, y);
      }
      y += line;
    }
    if (shown < rows.size()) {
      text.setLength(0);
      text.append("and ").append(rows.size() - shown).append(" more");
      canvas.text(text, left, y, valueLeft - left, Align.left, PanelColors.MUTED);
      y += line;
    }
    return y;
  }

  private float heading(DecisionView view, float top) {
    canvas.text("sees", left, top, valueLeft - left, Align.left, PanelColors.MUTED);
    canvas.text("value", valueLeft, top, VALUE * line, Align.right, PanelColors.MUTED);
    if (view.thinks()) {
      float width = NORMALIZED * line;
      canvas.text("normal", normalizedLeft, top, width, Align.right, PanelColors.MUTED);
    }
    text.setLength(0);
    if (view.isWeighed()) {
      appendExplained(view);
    } else {
      text.append(view.whyNotWeighed().isEmpty() ? "" : "no weights");
    }
    float width = weightLeft + WEIGHT * line - barLeft;
    canvas.text(text, barLeft, top, width, Align.right, PanelColors.MUTED);
    return top + line;
  }

  /** What {@link DecisionView#explained()} is, above the weights. */
  private void appendExplained(DecisionView view) {
    ActionSpec action = view.spec().action();
    text.append("why ");
    int axis = view.explained() - action.branchCount();
    if (axis >= 0) {
      text.append(action.axes().get(axis).name());
    } else {
      ActionSpec.Branch branch = action.branches().get(view.explained());
      text.append(branch.name()).append(": ");
      text.append(branch.choices().get(view.driver().action().choice(view.explained())));
    }
  }

  private void number(ObservationRow row, DecisionView view, float y) {
    float value = view.driver().observation()[row.first];
    int color = row.holds(value) ? PanelColors.INK : PanelColors.CAUTION;
    text.setLength(0);
    NumberText.append(text, value);
    canvas.text(text, valueLeft, y, VALUE * line, Align.right, color);
    if (view.thinks()) {
      text.setLength(0);
      NumberText.append(text, view.normalized()[row.first]);
      float width = NORMALIZED * line;
      canvas.text(text, normalizedLeft, y, width, Align.right, PanelColors.MUTED);
    }
    float barTop = y + (1 - THICKNESS) / 2 * line;
    canvas.box(barLeft, barTop, BAR * line, THICKNESS * line, PanelColors.TRACK);
    float zero = row.zeroShare() * BAR * line;
    float end = row.share(shown(row, view, row.first)) * BAR * line;
    float from = Math.min(zero, end);
    int barColor = row.holds(value) ? PanelColors.BAR : PanelColors.CAUTION;
    canvas.box(
        barLeft + from, barTop, Math.max(1, Math.abs(end - zero)), THICKNESS * line, barColor);
  }

  /** What a bar shows of a number: without bounds, how far it is from the mean in training. */
  private static float shown(ObservationRow row, DecisionView view, int index) {
    if (row.bounded) {
      return view.driver().observation()[index];
    }
    return view.thinks() ? view.normalized()[index] : 0;
  }

  /** All numbers of a component side by side; of those that share a place, the greatest. */
  private void strip(ObservationRow row, DecisionView view, float y) {
    float width = barLeft + BAR * line - valueLeft;
    float height = line - 3;
    canvas.box(valueLeft, y + 1, width, height, PanelColors.TRACK);
    int columns = Math.min(row.size, (int) (width / 2));
    float zero = row.zeroShare();
    for (int c = 0; c < columns; c++) {
      float share = zero;
      for (int i = first(row, c, columns); i < first(row, c + 1, columns); i++) {
        float other = row.share(shown(row, view, i));
        share = Math.abs(other - zero) > Math.abs(share - zero) ? other : share;
      }
      float x = valueLeft + c * width / columns;
      float barTop = y + 1 + (1 - Math.max(share, zero)) * height;
      canvas.box(x, barTop, width / columns - 1, Math.abs(share - zero) * height, PanelColors.BAR);
    }
  }

  private static int first(ObservationRow row, int column, int columns) {
    return row.first + (int) ((long) column * row.size / columns);
  }

  /**
   * To the right what speaks for what was done, to the left what speaks against it.
   *
   * @param greatest sum of any line, which is as long as there is room
   */
  private void weights(ObservationRow row, float[] weights, float greatest, float y) {
    float middle = weightLeft + WEIGHT / 2 * line;
    float barTop = y + (1 - THICKNESS) / 2 * line;
    canvas.box(middle, y, 1, line, PanelColors.TRACK);
    if (!(greatest > 0)) {
      return;
    }
    float scale = WEIGHT / 2 * line / greatest;
    float supporting = sum(weights, row, 1) * scale;
    float opposing = sum(weights, row, -1) * scale;
    float thickness = THICKNESS * line;
    canvas.box(middle, barTop, supporting, thickness, PanelColors.FOR);
    canvas.box(middle - opposing, barTop, opposing, thickness, PanelColors.AGAINST);
  }

  /** The greatest sum of any line, of what supports or of what opposes. */
  private static float greatest(List<ObservationRow> rows, float[] weights) {
    float greatest = 0;
    for (int r = 0; r < rows.size(); r++) {
      ObservationRow row = rows.get(r);
      greatest = Math.max(greatest, Math.max(sum(weights, row, 1), sum(weights, row, -1)));
    }
    return greatest;
  }

  /** The sum of a line's weights that have a sign, without it. */
  private static float sum(float[] weights, ObservationRow row, int sign) {
    float sum = 0;
    for (int i = row.first; i < row.first + row.size; i++) {
      sum += Math.max(0, sign * weights[i]);
    }
    return sum;
  }
}
