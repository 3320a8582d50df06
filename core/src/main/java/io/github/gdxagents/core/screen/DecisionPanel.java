package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.screen.Canvas.Align;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.PolicyPlayer;
import java.util.List;

/**
 * Draws what a policy thought at its latest decision, above the keys that show what it did: how
 * probable each choice was; of each axis the mean, and a standard deviation to both sides of it.
 */
final class DecisionPanel {

  private static final float WIDTH = 248;
  private static final float ROW = 21;
  private static final float BAR = 88;
  private static final float EDGE = 14;
  private static final int TAKEN = 0xff9a4cff; // as the lit keys
  private static final int TRACK = 0xffffff1c;

  private DecisionPanel() {}

  /**
   * Draws the panel into the lower right corner.
   *
   * @param action that was taken
   */
  static void draw(Canvas canvas, Overlay overlay, PolicyPlayer thinker, Action action) {
    ActionSpec spec = action.spec();
    float h = (spec.totalChoices() + spec.axisCount()) * ROW + 16;
    float x = overlay.cornerPanel(canvas, WIDTH, h) + EDGE;
    float y = overlay.cornerTop() - 8 - ROW / 2;
    List<ActionSpec.Branch> branches = spec.branches();
    for (int branch = 0; branch < branches.size(); branch++) {
      List<String> choices = branches.get(branch).choices();
      for (int choice = 0; choice < choices.size(); choice++) {
        boolean taken = action.choice(branch) == choice;
        double probability = thinker.probability(branch, choice);
        drawChoice(canvas, overlay, choices.get(choice), probability, taken, x, y);
        y -= ROW;
      }
    }
    List<ActionSpec.Axis> axes = spec.axes();
    for (int axis = 0; axis < axes.size(); axis++) {
      double mean = thinker.mean(axis);
      double deviation = thinker.standardDeviation(axis);
      drawAxis(canvas, overlay, axes.get(axis), mean, deviation, action.axis(axis), x, y);
      y -= ROW;
    }
  }

  private static void drawChoice(
      Canvas canvas,
      Overlay overlay,
      String name,
      double probability,
      boolean taken,
      float x,
      float y) {
    drawName(canvas, name, taken ? Palette.INK : Palette.MUTED, x, y);
    StringBuilder percent = Numbers.append(overlay.text(), 100 * probability, 0).append(" %");
    drawNumber(canvas, percent, x, y);
    float left = x + WIDTH - 2 * EDGE - BAR;
    canvas.paint(TRACK);
    canvas.roundRectangle(left, y - 3, BAR, 6, 3);
    canvas.paint(taken ? TAKEN : Palette.POLICY);
    canvas.rectangle(left, y - 3, (float) probability * BAR, 6);
  }

  private static void drawAxis(
      Canvas canvas,
      Overlay overlay,
      ActionSpec.Axis axis,
      double mean,
      double deviation,
      float taken,
      float x,
      float y) {
    drawName(canvas, axis.name(), Palette.MUTED, x, y);
    drawNumber(canvas, Numbers.append(overlay.text(), mean, 2), x, y);
    float left = x + WIDTH - 2 * EDGE - BAR;
    canvas.paint(TRACK);
    canvas.roundRectangle(left, y - 3, BAR, 6, 3);
    float from = place(axis, mean - deviation);
    canvas.paint(Palette.fade(Palette.POLICY, 0.55f));
    canvas.rectangle(left + from, y - 3, place(axis, mean + deviation) - from, 6);
    canvas.paint(TAKEN);
    canvas.rectangle(left + place(axis, taken) - 1.5f, y - 6, 3, 12);
  }

  private static void drawName(Canvas canvas, String name, int color, float x, float y) {
    Overlay.label(canvas, name, x, y - Overlay.SMALL / 2, Overlay.SMALL, color, Align.LEFT);
  }

  private static void drawNumber(Canvas canvas, StringBuilder number, float x, float y) {
    float right = x + WIDTH - 2 * EDGE - BAR - 8;
    Overlay.label(
        canvas, number, right, y - Overlay.SMALL / 2, Overlay.SMALL, Palette.INK, Align.RIGHT);
  }

  /** Where a value of an axis is on its bar, held within the bounds. */
  private static float place(ActionSpec.Axis axis, double value) {
    double share = (value - axis.low()) / ((double) axis.high() - axis.low());
    return BAR * (float) Math.max(0, Math.min(1, share));
  }
}
