package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.screen.Canvas.Align;
import io.github.gdxagents.policy.PolicyPlayer;
import java.util.List;

/**
 * Draws what is known about a session over its scene: who plays, the score, what a policy thinks,
 * results.
 */
final class Hud {

  private static final float LINE = 24; // from one line of a text to the next
  private static final float HINT_SECONDS = 12;
  private static final int MOST_ENDING_LINES = 5;

  private final Overlay overlay = new Overlay();
  private List<String> endingParagraphs = List.of(); // that were drawn last
  private TextBlock endingText = new TextBlock(List.of());
  private Game game; // that was drawn last
  private float seconds; // since the game was opened

  /**
   * @param first game to be drawn
   */
  Hud(Game first) {
    this.game = first;
  }

  /** Draws all of it. */
  void draw(Canvas canvas, Session session, Game game, Recording recording, float deltaSeconds) {
    seconds = game == this.game ? seconds + deltaSeconds : 0;
    this.game = game;
    overlay.apply(canvas);
    drawPlayer(canvas, session, game);
    drawRecording(canvas, recording);
    drawScore(canvas, session);
    session.scene().drawInstruments(canvas, overlay);
    PolicyPlayer thinker = session.thinker();
    if (thinker != null) {
      DecisionPanel.draw(canvas, overlay, thinker, session.agent().action());
    }
    drawPace(canvas, session);
    if (session.replay() != null) {
      drawEnding(canvas, session.ending());
      return;
    }
    drawHint(canvas, session);
    if (session.over()) {
      drawResult(canvas, session);
    }
  }

  private void drawPlayer(Canvas canvas, Session session, Game game) {
    float x = Overlay.MARGIN;
    float top = overlay.height() - Overlay.MARGIN;
    canvas.paint(Palette.INK);
    canvas.text(game.title, x, top - Overlay.LARGE, Overlay.LARGE, Canvas.BOLD, Align.LEFT);
    Overlay.label(
        canvas, session.scene().variant(), x, top - 37, Overlay.SMALL, Palette.MUTED, Align.LEFT);
    Pilot pilot = session.pilot();
    float chip = canvas.textWidth(pilot.title, Overlay.NORMAL, Canvas.BOLD) + 42;
    float y = top - 78;
    canvas.paint(Palette.fade(pilot.color, 0.2f));
    canvas.roundRectangle(x, y, chip, 26, 13);
    canvas.glowing(true);
    canvas.paint(Palette.fade(pilot.color, 0.6f));
    canvas.spot(x + 15, y + 13, 14);
    canvas.glowing(false);
    canvas.paint(pilot.color);
    canvas.circle(x + 15, y + 13, 4.5f);
    canvas.text(
        pilot.title, x + 28, y + 13 - Overlay.NORMAL / 2, Overlay.NORMAL, Canvas.BOLD, Align.LEFT);
    if (pilot == Pilot.POLICY) {
      String credentials = session.policySeat().credentials();
      Overlay.label(
          canvas,
          credentials,
          x + chip + 12,
          y + 13 - Overlay.SMALL / 2,
          Overlay.SMALL,
          Palette.MUTED,
          Align.LEFT);
    } else if (session.replay() != null) {
      StringBuilder ticks = overlay.text().append("tick ").append(session.ticks());
      ticks.append(" of ").append(session.replay().ticks());
      float middle = y + 13 - Overlay.SMALL / 2;
      Overlay.label(canvas, ticks, x + chip + 12, middle, Overlay.SMALL, Palette.MUTED, Align.LEFT);
    }
  }

  /** Below who plays: what is recorded, or where it is. */
  private void drawRecording(Canvas canvas, Recording recording) {
    float x = Overlay.MARGIN;
    float y = overlay.height() - Overlay.MARGIN - 104;
    float baseline = y - Overlay.SMALL / 2;
    if (!recording.isOn()) {
      Overlay.label(
          canvas, recording.news(), x + 10, baseline, Overlay.SMALL, Palette.INK, Align.LEFT);
      return;
    }
    canvas.paint(Palette.BAD);
    canvas.circle(x + 15, y, 4.5f);
    StringBuilder text = overlay.text().append("recording   ").append(recording.lives());
    text.append(recording.lives() == 1 ? " life   ·   " : " lives   ·   ");
    text.append(recording.decisions()).append(" decisions   ·   F9 save");
    Overlay.label(canvas, text, x + 28, baseline, Overlay.SMALL, Palette.INK, Align.LEFT);
  }

  private void drawScore(Canvas canvas, Session session) {
    float right = overlay.width() - Overlay.MARGIN;
    float top = overlay.height() - Overlay.MARGIN;
    StringBuilder score =
        Numbers.append(overlay.text(), session.score(), session.scene().scoreDecimals());
    canvas.paint(Palette.INK);
    canvas.text(score, right, top - 30, 30, Canvas.BOLD, Align.RIGHT);
    float left = right - canvas.textWidth(score, 30, Canvas.BOLD) - 14;
    Overlay.label(canvas, "SCORE", left, top - 30, Overlay.SMALL, Palette.MUTED, Align.RIGHT);
    StringBuilder line = overlay.text().append("episode ").append(session.episode());
    line.append("  ·  seed ").append(session.seed()).append("  ·  ");
    Numbers.append(line, session.episodeSeconds(), 1).append(" s");
    if (!Double.isNaN(session.bestScore())) {
      Numbers.append(
          line.append("  ·  best "), session.bestScore(), session.scene().scoreDecimals());
    }
    Overlay.label(canvas, line, right, top - 52, Overlay.SMALL, Palette.MUTED, Align.RIGHT);
    drawHistory(canvas, session.scores(), right, top - 74);
  }

  /** One dot for each of the latest episodes, the latest on the right. */
  private void drawHistory(Canvas canvas, ScoreBoard scores, float right, float y) {
    for (int i = 0; i < scores.size(); i++) {
      canvas.paint(Palette.fade(scores.verdict(i).color, 1 - 0.035f * i));
      canvas.circle(right - 5 - 14 * i, y + 4, 4.2f);
    }
    if (scores.size() > 1) {
      StringBuilder mean = Numbers.append(overlay.text().append("mean "), scores.mean(), 1);
      Overlay.label(canvas, mean, right, y - 20, Overlay.SMALL, Palette.MUTED, Align.RIGHT);
    }
  }

  private void drawPace(Canvas canvas, Session session) {
    float middle = overlay.width() / 2;
    float y = overlay.height() - Overlay.MARGIN - 22;
    if (session.paused()) {
      canvas.paint(Palette.CAUTION);
      canvas.text("PAUSED", middle, y + 4, Overlay.LARGE, Canvas.BOLD, Align.CENTER);
      StringBuilder tick = overlay.text().append("tick ").append(session.ticks());
      Overlay.label(canvas, tick, middle, y - 14, Overlay.SMALL, Palette.MUTED, Align.CENTER);
    } else if (session.speed() != 1) {
      StringBuilder pace = overlay.text().append(session.speed() < 1 ? "×1/" : "×");
      pace.append(Math.round(session.speed() < 1 ? 1 / session.speed() : session.speed()));
      canvas.paint(Palette.MUTED);
      canvas.text(pace, middle, y + 4, Overlay.LARGE, Canvas.BOLD, Align.CENTER);
    }
  }

  private void drawHint(Canvas canvas, Session session) {
    float middle = overlay.width() / 2;
    List<String> problem = session.policySeat().problem();
    if (!problem.isEmpty()) {
      canvas.paint(Palette.CAUTION);
      canvas.text(
          problem.get(0),
          middle,
          Overlay.MARGIN + 28,
          Overlay.NORMAL,
          Canvas.REGULAR,
          Align.CENTER);
      StringBuilder more = overlay.text();
      if (session.pilot() == Pilot.HUMAN) {
        more.append(game.keys).append("   ·   ");
      }
      Overlay.label(
          canvas,
          more.append("P for details"),
          middle,
          Overlay.MARGIN + 8,
          Overlay.SMALL,
          Palette.MUTED,
          Align.CENTER);
      return;
    }
    float visible = Math.min(1, HINT_SECONDS - seconds);
    if (visible > 0) {
      StringBuilder hint =
          overlay.text().append(session.pilot() == Pilot.HUMAN ? game.keys : "H take over");
      hint.append("   ·   F1 all keys");
      int color = Palette.fade(Palette.MUTED, visible);
      Overlay.label(canvas, hint, middle, Overlay.MARGIN + 8, Overlay.NORMAL, color, Align.CENTER);
    }
  }

  /** Tells how a replay ended, below the game. */
  private void drawEnding(Canvas canvas, List<String> ending) {
    if (ending.isEmpty()) {
      return;
    }
    if (!ending.equals(endingParagraphs)) {
      endingParagraphs = ending;
      endingText = new TextBlock(ending.subList(1, ending.size()));
    }
    float w = Math.min(660, overlay.width() - 60);
    List<String> lines = endingText.lines(canvas, w - 60, Overlay.NORMAL);
    int shown = Math.min(lines.size(), MOST_ENDING_LINES);
    float left = (overlay.width() - w) / 2;
    float h = LINE * shown + 84;
    Overlay.panel(canvas, left, 2 * Overlay.MARGIN, w, h);
    float y = 2 * Overlay.MARGIN + h - 36;
    canvas.paint(Palette.CAUTION);
    canvas.text(ending.get(0), left + 30, y, Overlay.LARGE, Canvas.BOLD, Align.LEFT);
    for (int i = 0; i < shown; i++) {
      y -= LINE;
      Overlay.label(
          canvas, lines.get(i), left + 30, y - 6, Overlay.NORMAL, Palette.INK, Align.LEFT);
    }
    String keys = "R  play it again   ·   Esc  quit";
    float bottom = 2 * Overlay.MARGIN + 16;
    Overlay.label(canvas, keys, left + 30, bottom, Overlay.SMALL, Palette.MUTED, Align.LEFT);
  }

  private void drawResult(Canvas canvas, Session session) {
    Outcome outcome = session.scene().outcome();
    float shown = Math.min(1, session.shownSeconds() / 0.25f);
    float middle = overlay.width() / 2;
    float y = 0.6f * overlay.height();
    float half = 74 * (0.6f + 0.4f * shown);
    canvas.opacity(shown);
    int clear = Palette.SHADE & 0xffffff00;
    canvas.paint(clear, 0, 0, Palette.SHADE, middle, 0);
    canvas.quad(0, y - half, middle, y - half, middle, y + half, 0, y + half);
    canvas.paint(Palette.SHADE, middle, 0, clear, overlay.width(), 0);
    canvas.quad(
        middle, y - half, overlay.width(), y - half, overlay.width(), y + half, middle, y + half);
    int color = outcome.verdict.color;
    canvas.paint(color & 0xffffff00, 0, 0, color, middle, 0);
    canvas.rectangle(0, y + half - 2, middle, 2);
    canvas.rectangle(0, y - half, middle, 2);
    canvas.paint(color, middle, 0, color & 0xffffff00, overlay.width(), 0);
    canvas.rectangle(middle, y + half - 2, middle, 2);
    canvas.rectangle(middle, y - half, middle, 2);
    canvas.paint(color);
    canvas.text(outcome.title, middle, y - 4, 46, Canvas.BOLD, Align.CENTER);
    StringBuilder line =
        Numbers.append(
                overlay.text().append("score "), session.score(), session.scene().scoreDecimals())
            .append("   ·   ");
    Numbers.append(line, session.episodeSeconds(), 1).append(" s");
    Overlay.label(canvas, line, middle, y - 42, 14, Palette.INK, Align.CENTER);
    canvas.opacity(1);
  }
}
