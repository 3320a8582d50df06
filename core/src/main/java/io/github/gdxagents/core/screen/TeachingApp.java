package io.github.gdxagents.core.screen;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.InputAdapter;
import com.badlogic.gdx.graphics.GL20;
import io.github.gdxagents.core.screen.Canvas.Align;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The teaching screen: two clips side by side, again and again, until a key says which is better.
 */
public final class TeachingApp extends ApplicationAdapter {

  private static final float PAUSE_SECONDS = 0.7f;
  private static final float NEWS_SECONDS = 4;
  private static final int FASTEST = 4;
  private static final int NIGHT = 0x070a1cff;

  // The layout, in units of the overlay.
  private static final float HEAD = 74;
  private static final float FOOT = 128;
  private static final float GAP = 14;

  /** Keys, what they say, and the color of the chip. */
  private record KeyHint(String key, String meaning, int color) {}

  private static final List<KeyHint> HINTS =
      List.of(
          new KeyHint("←", "left is better", Palette.GOOD),
          new KeyHint("→", "right is better", Palette.GOOD),
          new KeyHint("↓", "equally good", Palette.POLICY),
          new KeyHint("↑", "skip", Palette.MUTED),
          new KeyHint("Backspace", "take back", Palette.CAUTION),
          new KeyHint("Space", "speed", Palette.MUTED),
          new KeyHint("Esc", "end", Palette.MUTED));

  private final Game game;
  private final Classroom classroom;
  private final Overlay overlay = new Overlay();
  private @Nullable GlTriangles triangles;
  private @Nullable Canvas canvas;
  private @Nullable ClipView left;
  private @Nullable ClipView right;
  private Classroom.@Nullable Pair shown;
  private int speed = 1;
  private float pause;
  private String news = "";
  private float newsSeconds;

  /**
   * @param game that the clips are from
   */
  public TeachingApp(Game game, Classroom classroom) {
    this.game = game;
    this.classroom = classroom;
  }

  @Override
  public void create() {
    GlyphAtlas glyphs = new GlyphAtlas();
    triangles = new GlTriangles(glyphs);
    canvas = new Canvas(glyphs, triangles);
    left = new ClipView(game.open(false));
    right = new ClipView(game.open(false));
    Gdx.input.setInputProcessor(
        new InputAdapter() {
          @Override
          public boolean keyDown(int keycode) {
            return obey(keycode);
          }
        });
  }

  private boolean obey(int keycode) {
    switch (keycode) {
      case Keys.LEFT -> answer(Classroom.Verdict.LEFT);
      case Keys.RIGHT -> answer(Classroom.Verdict.RIGHT);
      case Keys.DOWN -> answer(Classroom.Verdict.EQUAL);
      case Keys.UP -> answer(Classroom.Verdict.SKIP);
      case Keys.BACKSPACE -> takeBack();
      case Keys.SPACE -> speed = speed == FASTEST ? 1 : 2 * speed;
      case Keys.ESCAPE -> Gdx.app.exit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void answer(Classroom.Verdict verdict) {
    if (shown == null) {
      return;
    }
    try {
      classroom.answer(shown, verdict);
      tell(verdict.text);
      shown = null;
    } catch (IOException e) {
      tell("not kept, so press the key again: " + e.getMessage());
    }
  }

  private void takeBack() {
    try {
      if (classroom.takeBack()) {
        shown = null;
        tell("taken back");
      } else {
        tell("nothing to take back");
      }
    } catch (IOException e) {
      tell("not taken back: " + e.getMessage());
    }
  }

  private void tell(String text) {
    news = text;
    newsSeconds = NEWS_SECONDS;
  }

  @Override
  public void render() {
    frame(Gdx.graphics.getDeltaTime());
  }

  /** Plays and draws one frame, as if the last one had been some time ago. */
  public void frame(float deltaSeconds) {
    ClipView first = view(left);
    ClipView second = view(right);
    takeNext(first, second);
    float gameSeconds = Math.min(deltaSeconds, 0.25f) * speed;
    play(first, second, gameSeconds, deltaSeconds);
    newsSeconds -= deltaSeconds;
    int width = Gdx.graphics.getBackBufferWidth();
    int height = Gdx.graphics.getBackBufferHeight();
    if (width > 0 && height > 0) { // else it is minimized
      draw(first, second, width, height, gameSeconds);
    }
  }

  private static ClipView view(@Nullable ClipView view) {
    return Optional.ofNullable(view)
        .orElseThrow(() -> new IllegalStateException("Nothing is shown before create()"));
  }

  private void takeNext(ClipView first, ClipView second) {
    if (shown != null) {
      return;
    }
    shown = classroom.next();
    if (shown != null) {
      pause = PAUSE_SECONDS;
      try {
        first.show(shown.left());
        second.show(shown.right());
      } catch (RuntimeException e) { // whatever a game may do in an episode that does not fit
        tell("cannot be shown, so skip it: " + e.getMessage());
      }
    }
  }

  private void play(ClipView first, ClipView second, float gameSeconds, float deltaSeconds) {
    first.update(gameSeconds);
    second.update(gameSeconds);
    if (shown == null || !first.over() || !second.over()) {
      return;
    }
    pause -= deltaSeconds;
    if (pause <= 0) {
      pause = PAUSE_SECONDS;
      first.begin();
      second.begin();
    }
  }

  private void draw(ClipView first, ClipView second, int width, int height, float gameSeconds) {
    Canvas drawing = Optional.ofNullable(canvas).orElseThrow();
    Gdx.gl.glClearColor(0, 0, 0, 1);
    Gdx.gl.glClear(GL20.GL_COLOR_BUFFER_BIT);
    drawing.begin(width, height);
    drawing.paint(NIGHT);
    drawing.rectangle(0, 0, width, height);
    overlay.apply(drawing);
    float scale = drawing.pixelsPerUnit();
    float w = (overlay.width() - 3 * GAP) / 2;
    float h = overlay.height() - HEAD - FOOT;
    drawHead(drawing);
    drawFoot(drawing);
    if (shown == null) {
      drawWaiting(drawing);
    } else {
      frame(drawing, GAP, w, h);
      frame(drawing, 2 * GAP + w, w, h);
    }
    drawing.end();
    if (shown != null) {
      drawClip(drawing, first, GAP * scale, FOOT * scale, w * scale, h * scale, gameSeconds);
      float x = (2 * GAP + w) * scale;
      drawClip(drawing, second, x, FOOT * scale, w * scale, h * scale, gameSeconds);
    }
    Gdx.gl.glViewport(0, 0, width, height);
  }

  private static void frame(Canvas canvas, float x, float w, float h) {
    canvas.paint(Palette.PANEL_EDGE);
    canvas.rectangle(x - 1.5f, FOOT - 1.5f, w + 3, h + 3);
  }

  /** Draws a scene into a part of the window, given in pixels, as if it were all of one. */
  private static void drawClip(
      Canvas canvas, ClipView clip, float x, float y, float w, float h, float gameSeconds) {
    Gdx.gl.glViewport(Math.round(x), Math.round(y), Math.round(w), Math.round(h));
    canvas.begin(Math.round(w), Math.round(h));
    clip.draw(canvas, gameSeconds);
    canvas.end();
  }

  private void drawHead(Canvas canvas) {
    float top = overlay.height();
    canvas.paint(Palette.INK);
    canvas.text("WHICH IS BETTER?", GAP, top - 34, Overlay.LARGE, Canvas.BOLD, Align.LEFT);
    String why = shown == null ? "" : shown.why();
    Overlay.label(canvas, why, GAP, top - 58, Overlay.SMALL, Palette.MUTED, Align.LEFT);
    float right = overlay.width() - GAP;
    Overlay.label(canvas, game.title, right, top - 34, Overlay.NORMAL, Palette.MUTED, Align.RIGHT);
    StringBuilder pace = overlay.text().append('×').append(speed);
    int color = speed == 1 ? Palette.FAINT : Palette.CAUTION;
    Overlay.label(canvas, pace, right, top - 58, Overlay.NORMAL, color, Align.RIGHT);
    if (newsSeconds > 0) {
      int faded = Palette.fade(Palette.CAUTION, newsSeconds);
      float middle = overlay.width() / 2;
      Overlay.label(canvas, news, middle, top - 46, Overlay.NORMAL, faded, Align.CENTER);
    }
  }

  private void drawFoot(Canvas canvas) {
    float x = GAP;
    for (KeyHint hint : HINTS) {
      float chip = canvas.textWidth(hint.key, Overlay.NORMAL, Canvas.BOLD) + 22;
      canvas.paint(Palette.fade(hint.color, 0.2f));
      canvas.roundRectangle(x, FOOT - 44, chip, 28, 7);
      canvas.paint(hint.color);
      canvas.text(hint.key, x + chip / 2, FOOT - 35, Overlay.NORMAL, Canvas.BOLD, Align.CENTER);
      x += chip + 8;
      Overlay.label(canvas, hint.meaning, x, FOOT - 35, Overlay.NORMAL, Palette.INK, Align.LEFT);
      x += canvas.textWidth(hint.meaning, Overlay.NORMAL, Canvas.REGULAR) + 24;
    }
    List<Classroom.Figure> figures = classroom.figures();
    float column = (overlay.width() - 2 * GAP) / Math.max(1, figures.size());
    for (int i = 0; i < figures.size(); i++) {
      float at = GAP + i * column;
      String name = figures.get(i).name();
      Overlay.label(canvas, name, at, 46, Overlay.SMALL, Palette.MUTED, Align.LEFT);
      canvas.paint(Palette.INK);
      canvas.text(figures.get(i).value(), at, 20, Overlay.LARGE, Canvas.BOLD, Align.LEFT);
    }
  }

  private void drawWaiting(Canvas canvas) {
    float middle = overlay.width() / 2;
    float y = overlay.height() / 2;
    String problem = classroom.problem();
    String text =
        problem.isEmpty()
            ? "The first lives are being played; clips of them come in a moment."
            : problem;
    int color = problem.isEmpty() ? Palette.MUTED : Palette.CAUTION;
    Overlay.label(canvas, text, middle, y, Overlay.NORMAL, color, Align.CENTER);
  }

  @Override
  public void dispose() {
    Optional.ofNullable(left).ifPresent(ClipView::close);
    Optional.ofNullable(right).ifPresent(ClipView::close);
    Optional.ofNullable(triangles).ifPresent(GlTriangles::dispose);
  }
}
