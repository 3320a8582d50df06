package io.github.gdxagents.core.screen;

import java.util.ArrayList;
import java.util.List;

/** Paragraphs that are broken into lines of a given width when it changes. */
final class TextBlock {

  private final List<String> paragraphs;
  private List<String> lines = List.of();
  private float brokenWidth = -1;

  TextBlock(List<String> paragraphs) {
    this.paragraphs = List.copyOf(paragraphs);
  }

  /** The lines, none wider than asked for unless a single word is. */
  List<String> lines(Canvas canvas, float width, float capHeight) {
    if (width != brokenWidth) {
      brokenWidth = width;
      lines = new ArrayList<>();
      for (String paragraph : paragraphs) {
        breakUp(canvas, paragraph, width, capHeight);
      }
    }
    return lines;
  }

  private void breakUp(Canvas canvas, String paragraph, float width, float capHeight) {
    String line = "";
    for (String word : paragraph.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && canvas.textWidth(longer, capHeight, Canvas.REGULAR) > width) {
        lines.add(line);
        line = "    " + word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
  }
}
