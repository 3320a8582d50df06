package io.github.gdxagents.core.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The letters of the games: a rounded typeface of single strokes, drawn for this project.
 *
 * <p>Units: capitals are {@value #CAP_HEIGHT} high above the baseline at 0, small letters 5,
 * descenders reach down to -2. Each glyph is one or more strokes, separated by {@code |}; a stroke
 * is a list of points {@code x,y}. Inner points are rounded off with as large a radius as fits, up
 * to 2.3, or with the radius given after a colon; {@code !} keeps the corner sharp; a final {@code
 * z} closes the stroke. Digits are equally wide, so that counters do not jitter.
 */
final class Glyphs {

  static final float CAP_HEIGHT = 7;
  static final float DESCENT = 2;

  /** Between the strokes of neighboring letters. */
  static final float LETTER_GAP = 1.75f;

  private static final float DIGIT_WIDTH = 4.3f;
  private static final float MAX_RADIUS = 2.3f;
  private static final float RADIANS_PER_POINT = 0.2f;

  private static final String BOWL = "0,0 3.9,0 3.9,5 0,5 z";

  private static final String[] SHAPES = {
    "A", "0,0 2.35,7! 4.7,0|.85,2.2 3.85,2.2",
    "B", "0,0! 0,7! 4.1,7 4.1,3.75 0,3.75|2,3.75 4.4,3.75 4.4,0 0,0",
    "C", "4.4,5.2 4.4,7 0,7 0,0 4.4,0 4.4,1.8",
    "D", "0,0! 0,7! 4.6,7 4.6,0 z",
    "E", "3.9,7 0,7! 0,0! 3.9,0|0,3.65 3.4,3.65",
    "F", "3.9,7 0,7! 0,0|0,3.5 3.4,3.5",
    "G", "4.4,5.3 4.4,7 0,7 0,0 4.5,0 4.5,3.3! 2.7,3.3",
    "H", "0,0 0,7|4.5,0 4.5,7|0,3.6 4.5,3.6",
    "I", "0,0 0,7",
    "J", "3.4,7 3.4,0 0,0 0,1.7",
    "K", "0,0 0,7|4.2,7 0,2.7|1.55,4.3 4.4,0",
    "L", "0,7 0,0! 3.8,0",
    "M", "0,0 0,7! 2.8,2.2! 5.6,7! 5.6,0",
    "N", "0,0 0,7! 4.6,0! 4.6,7",
    "O", "0,0 4.8,0 4.8,7 0,7 z",
    "P", "0,0 0,7! 4.3,7 4.3,3.1 0,3.1",
    "Q", "0,0 4.8,0 4.8,7 0,7 z|3,1.8 4.9,-.5",
    "R", "0,0 0,7! 4.3,7 4.3,3.3 0,3.3|2.3,3.3 4.5,0",
    "S", "4.2,5.6 4.2,7 0,7 0,3.65 4.3,3.65 4.3,0 0,0 0,1.4",
    "T", "0,7 4.8,7|2.4,7 2.4,0",
    "U", "0,7 0,0 4.6,0 4.6,7",
    "V", "0,7 2.35,0! 4.7,7",
    "W", "0,7 1.65,0! 3.3,5.2! 4.95,0! 6.6,7",
    "X", "0,0 4.4,7|0,7 4.4,0",
    "Y", "0,7 2.3,3.2! 4.6,7|2.3,3.2 2.3,0",
    "Z", "0,7 4.4,7! 0,0! 4.4,0",
    "a", ".3,4.2 .3,5:.9 3.6,5 3.6,0|3.6,2.9 0,2.9 0,0 3.6,0",
    "b", "0,7 0,0|" + BOWL,
    "c", "3.6,3.7 3.6,5 0,5 0,0 3.6,0 3.6,1.3",
    "d", "3.9,7 3.9,0|" + BOWL,
    "e", "0,2.55 3.9,2.55! 3.9,5 0,5 0,0 3.6,0 3.6,1",
    "f", "3,7 1.1,7:1.6 1.1,0|0,5 2.8,5",
    "g", "3.9,5 3.9,-2 .2,-2 .2,-1.2|" + BOWL,
    "h", "0,7 0,0|0,2.8 0,5 3.7,5 3.7,0",
    "i", "0,5 0,0|0,6.9 0,7.05",
    "j", "1.3,5 1.3,-2:1.6 -.3,-2|1.3,6.95 1.3,7.05",
    "k", "0,7 0,0|3.4,5 0,1.8|1.25,3 3.6,0",
    "l", "0,7 0,0:1.2 1.3,0",
    "m", "0,5 0,0|0,3 0,5 3,5 3,0|3,3 3,5 6,5 6,0",
    "n", "0,5 0,0|0,2.8 0,5 3.7,5 3.7,0",
    "o", BOWL,
    "p", "0,5 0,-2|" + BOWL,
    "q", "3.9,5 3.9,-2|" + BOWL,
    "r", "0,5 0,0|0,3 0,5:1.9 2.4,5",
    "s", "3.4,4.1 3.4,5 0,5 0,2.55 3.5,2.55 3.5,0 0,0 0,.9",
    "t", "1.1,6.7 1.1,0:1.4 2.9,0|0,5 2.8,5",
    "u", "0,5 0,0 3.7,0 3.7,2.2|3.7,5 3.7,0",
    "v", "0,5 1.95,0! 3.9,5",
    "w", "0,5 1.45,0! 2.9,4! 4.35,0! 5.8,5",
    "x", "0,0 3.6,5|0,5 3.6,0",
    "y", "0,5 1.95,.1|3.9,5 1.2,-2",
    "z", "0,5 3.5,5! 0,0! 3.5,0",
    "0", "0,0 4.3,0 4.3,7 0,7 z",
    "1", ".7,5.5 2.5,7! 2.5,0",
    "2", "0,5.3 0,7 4.2,7 4.2,3.9:1.7 0,0! 4.3,0",
    "3", "0,5.8 0,7 4.1,7 4.1,3.75 1.5,3.75|1.5,3.75 4.3,3.75 4.3,0 0,0 0,1.2",
    "4", "3.3,0 3.3,7! 0,1.8! 4.3,1.8",
    "5", "3.9,7 .3,7! .1,4.2! 4.3,4.2 4.3,0 0,0 0,1.2",
    "6", "4.1,5.8 4.1,7 0,7 0,0 4.3,0 4.3,4.1 0,4.1",
    "7", "0,7 4.3,7! 1.4,0",
    "8", "0,0 4.3,0 4.3,3.75 0,3.75 z|.2,3.75 4.1,3.75 4.1,7 .2,7 z",
    "9", ".2,1.2 .2,0 4.3,0 4.3,7 0,7 0,2.9 4.3,2.9",
    ".", "0,.1 .3,.1|.15,0 .15,.25",
    ",", ".4,.2 0,-1.3",
    ":", "0,.1 .3,.1|.15,0 .15,.25|0,4 .3,4|.15,3.9 .15,4.15",
    ";", ".4,.2 0,-1.3|.4,3.9 .4,4",
    "!", "0,7 0,2.3|0,.05 0,.1",
    "?", "0,5.6 0,7 3.8,7 3.8,3.9 1.9,3.9 1.9,2.2|1.9,.05 1.9,.1",
    "'", "0,7 0,5.3",
    "\"", "0,7 0,5.3|1.6,7 1.6,5.3",
    "`", "0,7 .9,5.8",
    "(", "1.5,8 0,5.5 0,.5 1.5,-1.6",
    ")", "0,8 1.5,5.5 1.5,.5 0,-1.6",
    "[", "1.5,7.8 0,7.8! 0,-1.5! 1.5,-1.5",
    "]", "0,7.8 1.5,7.8! 1.5,-1.5! 0,-1.5",
    "{", "2,7.8 1,7.8 1,3.2 0,3.2|0,3.2 1,3.2 1,-1.5 2,-1.5",
    "}", "0,7.8 1,7.8 1,3.2 2,3.2|2,3.2 1,3.2 1,-1.5 0,-1.5",
    "/", "0,-.8 3,7.8",
    "\\", "3,-.8 0,7.8",
    "|", "0,-1.5 0,8",
    "-", "0,2.9 2.6,2.9",
    "\u2013", "0,2.9 4.2,2.9",
    "\u2212", "0,3.2 4.3,3.2",
    "_", "0,-1 4.4,-1",
    "+", "0,3.2 4.3,3.2|2.15,5.35 2.15,1.05",
    "\u00b1", "0,3.9 4.3,3.9|2.15,6.05 2.15,1.75|0,.2 4.3,.2",
    "=", "0,4.3 4.3,4.3|0,2.1 4.3,2.1",
    "<", "4,6 0,3.2! 4,.4",
    ">", "0,6 4,3.2! 0,.4",
    "*", "1.7,7 1.7,3.6|.2,6.15 3.2,4.45|.2,4.45 3.2,6.15",
    "\u00d7", ".2,1.4 3.8,5|.2,5 3.8,1.4",
    "\u00b7", "0,3.2 .3,3.2|.15,3.05 .15,3.35",
    "#", "1.2,.2 2,6.8|3.6,.2 4.4,6.8|0,4.6 5.4,4.6|.2,2.4 5.2,2.4",
    "%", "0,0 5.6,7|0,4.2 2,4.2 2,7 0,7 z|3.6,0 5.6,0 5.6,2.8 3.6,2.8 z",
    "&", "5,0 .7,5.2:1.2 .7,7 3.6,7 3.6,4.7 0,3.2 0,0 4.6,0 4.6,2.8",
    "@", "4.6,1.8 4.6,4.8 2,4.8 2,1.8 6.6,1.8:1 6.6,6.8 0,6.8 0,-.6 5.6,-.6",
    "$", "4.2,5.6 4.2,7 0,7 0,3.65 4.3,3.65 4.3,0 0,0 0,1.4|2.15,8 2.15,-1",
    "^", "0,5 1.7,7! 3.4,5",
    "~", "0,2.6 0,3.9 2.1,3.9 2.1,2.6 4.2,2.6 4.2,3.9",
    "\u00b0", "0,5 2,5 2,7 0,7 z",
    "\u00b2", "0,6.6 0,7.4 1.9,7.4 1.9,5.9:.7 0,4.3! 2,4.3",
    "\u2026", "0,.05 0,.1|2.2,.05 2.2,.1|4.4,.05 4.4,.1",
    "\u2190", "0,3.1 5,3.1|2,5.1 0,3.1! 2,1.1",
    "\u2192", "0,3.1 5,3.1|3,5.1 5,3.1! 3,1.1",
    "\u2191", "2,.4 2,6.2|0,4.2 2,6.2! 4,4.2",
    "\u2193", "2,.4 2,6.2|0,2.4 2,.4! 4,2.4",
  };

  /** Stands in for a character without a glyph. */
  private static final String UNKNOWN = "0,0! 3.8,0! 3.8,7! 0,7! z";

  private Glyphs() {}

  /**
   * One letter.
   *
   * @param width from the leftmost to the rightmost point; the next letter starts {@link
   *     #LETTER_GAP} after it
   * @param strokes the points of each stroke as {@code [x0, y0, x1, y1, ...]}
   */
  record Glyph(float width, List<float[]> strokes) {}

  /** Every glyph; the character 0 stands for all others. */
  static Map<Character, Glyph> all() {
    Map<Character, Glyph> glyphs = new LinkedHashMap<>();
    for (int i = 0; i < SHAPES.length; i += 2) {
      char letter = SHAPES[i].charAt(0);
      Glyph glyph = parse(SHAPES[i + 1]);
      boolean digit = letter >= '0' && letter <= '9';
      glyphs.put(letter, digit ? new Glyph(DIGIT_WIDTH, glyph.strokes()) : glyph);
    }
    glyphs.put(' ', new Glyph(1.6f, List.of()));
    glyphs.put((char) 0, parse(UNKNOWN));
    return glyphs;
  }

  private static Glyph parse(String shape) {
    List<float[]> strokes = new ArrayList<>();
    float width = 0;
    for (String stroke : shape.split("\\|")) {
      float[] points = flatten(stroke.trim().split(" "));
      for (int i = 0; i < points.length; i += 2) {
        width = Math.max(width, points[i]);
      }
      strokes.add(points);
    }
    return new Glyph(width, strokes);
  }

  private static float[] flatten(String[] words) {
    boolean closed = words[words.length - 1].equals("z");
    int count = words.length - (closed ? 1 : 0);
    float[] x = new float[count];
    float[] y = new float[count];
    float[] radius = new float[count];
    for (int i = 0; i < count; i++) {
      String word = words[i];
      boolean sharp = word.endsWith("!");
      String[] parts = (sharp ? word.substring(0, word.length() - 1) : word).split("[,:]");
      x[i] = Float.parseFloat(parts[0]);
      y[i] = Float.parseFloat(parts[1]);
      boolean end = !closed && (i == 0 || i == count - 1);
      radius[i] = sharp || end ? 0 : parts.length > 2 ? Float.parseFloat(parts[2]) : MAX_RADIUS;
    }
    return round(x, y, radius, closed);
  }

  /** Replaces each corner that has a radius by an arc. */
  private static float[] round(float[] x, float[] y, float[] radius, boolean closed) {
    int count = x.length;
    List<Float> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (radius[i] == 0) {
        points.add(x[i]);
        points.add(y[i]);
        continue;
      }
      int before = (i + count - 1) % count;
      int after = (i + 1) % count;
      double inX = x[i] - x[before];
      double inY = y[i] - y[before];
      double outX = x[after] - x[i];
      double outY = y[after] - y[i];
      double inLength = Math.hypot(inX, inY);
      double outLength = Math.hypot(outX, outY);
      double turn = Math.atan2(inX * outY - inY * outX, inX * outX + inY * outY);
      double tangentPerRadius = Math.abs(Math.tan(turn / 2));
      // A neighboring corner that is rounded too needs its half of the segment.
      double room =
          Math.min(
              inLength * (radius[before] > 0 ? 0.5 : 1), outLength * (radius[after] > 0 ? 0.5 : 1));
      double r = Math.min(radius[i], room / tangentPerRadius);
      double tangent = r * tangentPerRadius;
      double startX = x[i] - inX / inLength * tangent;
      double startY = y[i] - inY / inLength * tangent;
      double side = Math.signum(turn);
      double centerX = startX - inY / inLength * r * side;
      double centerY = startY + inX / inLength * r * side;
      int steps = (int) Math.ceil(Math.abs(turn) / RADIANS_PER_POINT);
      for (int s = 0; s <= steps; s++) {
        double angle = turn * s / steps;
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double fromX = startX - centerX;
        double fromY = startY - centerY;
        points.add((float) (centerX + fromX * cos - fromY * sin));
        points.add((float) (centerY + fromX * sin + fromY * cos));
      }
    }
    if (closed) {
      points.add(points.get(0));
      points.add(points.get(1));
    }
    float[] flat = new float[points.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = points.get(i);
    }
    return flat;
  }
}
