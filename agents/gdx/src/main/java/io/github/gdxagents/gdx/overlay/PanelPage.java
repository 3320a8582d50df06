package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.utils.Align;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.play.AgentDriver;

/** Lays out the panel's lines from top to bottom: who plays, what it sees, what it does. */
final class PanelPage {

  /** The width of the panel, in heights of a line. */
  private static final float WIDTH = 23.5f;

  private static final float PADDING = 0.5f;
  private static final float SECTION_GAP = 0.45f;

  private final PanelCanvas canvas;
  private final ObservationSection observations;
  private final ActionSection actions;
  private final StringBuilder text = new StringBuilder(64);
  private final float line;
  private float height;

  PanelPage(PanelCanvas canvas) {
    this.canvas = canvas;
    this.line = canvas.lineHeight();
    float left = PADDING * line;
    float right = width() - left;
    observations = new ObservationSection(canvas, left, right);
    actions = new ActionSection(canvas, left, right);
  }

  float width() {
    return WIDTH * line;
  }

  /** Of what was laid out last. */
  float height() {
    return height;
  }

  /**
   * Lays everything out anew.
   *
   * @param room the greatest height; observations that go beyond are left out
   */
  void layOut(DecisionView view, float room) {
    canvas.clear();
    float below = actions.height(view) + (PADDING + SECTION_GAP) * line;
    int veil = canvas.box(0, 0, width(), room, PanelColors.VEIL); // below all others
    canvas.box(0, 0, width(), 1, PanelColors.EDGE);
    float y = header(view, PADDING * line) + SECTION_GAP * line;
    y = observations.layOut(view, y, room - below) + SECTION_GAP * line;
    height = actions.layOut(view, y) + PADDING * line;
    canvas.moveBox(veil, 0, 0, width(), height);
  }

  /** Who plays, and how well. */
  private float header(DecisionView view, float top) {
    AgentDriver driver = view.driver();
    float left = PADDING * line;
    float across = width() - 2 * left;
    text.setLength(0);
    text.append(view.spec().kind()).append(' ').append(view.agent() + 1);
    text.append(" of ").append(view.player().agentCount());
    append(driver.state());
    canvas.text(text, left, top, across, Align.left, PanelColors.INK);
    text.setLength(0);
    text.append("episode ").append(view.player().episodes());
    canvas.text(text, left, top, across, Align.right, PanelColors.MUTED);

    float y = top + line;
    text.setLength(0);
    NumberText.append(text.append("reward "), driver.rewardSinceDecision());
    NumberText.append(text.append("   return "), driver.lifeReturn());
    if (view.thinks() && !Double.isNaN(view.value())) {
      NumberText.append(text.append("   expects "), view.value());
    }
    canvas.text(text, left, y, across, Align.left, PanelColors.INK);

    y += line;
    text.setLength(0);
    if (view.times().size() > 0) {
      NumberText.append(text.append("decision "), view.times().medianMicros()).append(" \u00b5s");
      NumberText.append(text.append(", 99 % within "), view.times().percentileMicros(99));
      text.append(" \u00b5s");
    } else {
      text.append("no decision yet");
    }
    canvas.text(text, left, y, across, Align.left, PanelColors.MUTED);
    return y + line;
  }

  private void append(AgentState state) {
    switch (state) {
      case RUNNING:
        break;
      case TERMINATED:
        text.append(", ended");
        break;
      case TRUNCATED:
        text.append(", cut short");
        break;
      case ABSENT:
        text.append(", absent");
        break;
    }
  }
}
