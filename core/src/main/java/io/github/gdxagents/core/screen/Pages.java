package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.screen.Canvas.Align;
import java.util.List;

/** Draws what the game waits for: that it is loaded, keys, a seed that is typed, problems. */
final class Pages {

  private static final float LINE = 24; // from one line of a text to the next
  private static final float SEED_SIZE = 24;
  private static final float TILE = 52;
  private static final float TILE_GAP = 8;

  private final Overlay overlay = new Overlay();
  private final String[][] help;

  /**
   * @param help keys and their meaning
   */
  Pages(String[][] help) {
    this.help = help;
  }

  /** Draws what is seen until the first game is there. */
  void drawLoading(Canvas canvas, Game loading) {
    overlay.apply(canvas);
    float w = overlay.width();
    float h = overlay.height();
    canvas.paint(0x47305fff, 0, 0, 0x050816ff, 0, 0.75f * h);
    canvas.quad(0, 0, w, 0, w, h, 0, h);
    canvas.paint(Palette.INK);
    canvas.text(loading.title, w / 2, h / 2, 46, Canvas.BOLD, Align.CENTER);
    Overlay.label(
        canvas, "loading …", w / 2, h / 2 - 44, Overlay.LARGE, Palette.MUTED, Align.CENTER);
  }

  /** Draws the page of keys over everything. */
  void drawHelp(Canvas canvas) {
    float w = 830;
    float h = help.length * 27 + 112;
    overlay.applyForPage(canvas, w + 16, h + 16);
    float left = (overlay.width() - w) / 2;
    float top = (overlay.height() + h) / 2;
    drawPage(canvas, left, top - h, w, h);
    canvas.paint(Palette.INK);
    canvas.text("KEYS", left + 40, top - 52, 20, Canvas.BOLD, Align.LEFT);
    for (int i = 0; i < help.length; i++) {
      float y = top - 92 - 27 * i;
      canvas.paint(Palette.POLICY);
      canvas.text(help[i][0], left + 220, y, Overlay.NORMAL, Canvas.BOLD, Align.RIGHT);
      Overlay.label(canvas, help[i][1], left + 250, y, Overlay.NORMAL, Palette.INK, Align.LEFT);
    }
  }

  /** Draws the seed that is being typed. */
  void drawSeedEntry(Canvas canvas, CharSequence typed, long present) {
    overlay.apply(canvas);
    float w = 460;
    float h = 176;
    float left = (overlay.width() - w) / 2;
    float top = (overlay.height() + h) / 2;
    drawPage(canvas, left, top - h, w, h);
    canvas.paint(Palette.INK);
    canvas.text("SEED OF THE EPISODE", left + 40, top - 48, Overlay.LARGE, Canvas.BOLD, Align.LEFT);
    StringBuilder line = overlay.text().append(typed).append('_');
    canvas.paint(Palette.POLICY);
    canvas.text(line, left + 40, top - 100, SEED_SIZE, Canvas.BOLD, Align.LEFT);
    line = overlay.text().append("Enter  play it   ·   Esc  back   ·   it is ").append(present);
    line.append(" now");
    Overlay.label(canvas, line, left + 40, top - h + 28, Overlay.NORMAL, Palette.MUTED, Align.LEFT);
  }

  /** Draws the levels, from the easiest to the hardest. */
  void drawLevels(Canvas canvas, LevelMenu menu) {
    float w = menu.levels() * (TILE + TILE_GAP) - TILE_GAP + 80;
    float h = 196;
    overlay.applyForPage(canvas, w + 16, h + 16);
    float left = (overlay.width() - w) / 2;
    float top = (overlay.height() + h) / 2;
    drawPage(canvas, left, top - h, w, h);
    canvas.paint(Palette.INK);
    canvas.text(
        "THE OPPONENT'S LEVEL", left + 40, top - 48, Overlay.LARGE, Canvas.BOLD, Align.LEFT);
    for (int level = 1; level <= menu.levels(); level++) {
      float x = left + 40 + (level - 1) * (TILE + TILE_GAP);
      boolean marked = level == menu.marked();
      drawTile(canvas, level, x, top - 126, marked, (level - 1f) / Math.max(1, menu.levels() - 1));
    }
    String keys = "← →  or  a number   ·   Enter  play a new match   ·   Esc  back";
    Overlay.label(canvas, keys, left + 40, top - h + 28, Overlay.NORMAL, Palette.MUTED, Align.LEFT);
  }

  /**
   * @param hardness from 0 to 1
   */
  private void drawTile(
      Canvas canvas, int level, float x, float y, boolean marked, float hardness) {
    int color = Palette.mix(Palette.GOOD, Palette.BAD, hardness);
    canvas.paint(marked ? color : Palette.fade(color, 0.22f));
    canvas.roundRectangle(x, y, TILE, TILE, 8);
    canvas.paint(marked ? 0x0d1330ff : Palette.INK);
    StringBuilder number = overlay.text().append(level);
    canvas.text(number, x + TILE / 2, y + TILE / 2 - 8, Overlay.LARGE, Canvas.BOLD, Align.CENTER);
  }

  /** Draws why no policy plays, and what can be done. */
  void drawProblem(Canvas canvas, TextBlock problem) {
    overlay.apply(canvas);
    float w = Math.min(940, overlay.width() - 60);
    List<String> lines = problem.lines(canvas, w - 80, Overlay.NORMAL);
    int room = (int) ((overlay.height() - 196) / LINE);
    int shown = Math.min(lines.size(), room);
    float h = LINE * shown + 136;
    float left = (overlay.width() - w) / 2;
    float top = (overlay.height() + h) / 2;
    drawPage(canvas, left, top - h, w, h);
    canvas.paint(Palette.CAUTION);
    canvas.text("NO POLICY PLAYS", left + 40, top - 52, 20, Canvas.BOLD, Align.LEFT);
    for (int i = 0; i < shown; i++) {
      String line =
          i == room - 1 && lines.size() > room
              ? "… all of it is on the error stream"
              : lines.get(i);
      Overlay.label(
          canvas, line, left + 40, top - 92 - LINE * i, Overlay.NORMAL, Palette.INK, Align.LEFT);
    }
    String keys = "H  play yourself   ·   G  next game   ·   Esc  quit";
    Overlay.label(canvas, keys, left + 40, top - h + 32, Overlay.NORMAL, Palette.MUTED, Align.LEFT);
  }

  private void drawPage(Canvas canvas, float x, float y, float w, float h) {
    canvas.paint(0x050816a0);
    canvas.rectangle(0, 0, overlay.width(), overlay.height());
    canvas.paint(0x8fa8e050);
    canvas.roundRectangle(x - 1.5f, y - 1.5f, w + 3, h + 3, 17.5f);
    canvas.paint(0x0d1330f2);
    canvas.roundRectangle(x, y, w, h, 16);
  }
}
