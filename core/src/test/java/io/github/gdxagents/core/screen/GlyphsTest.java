package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlyphsTest {
  private final Map<Character, Glyphs.Glyph> glyphs = Glyphs.all();

  @Test
  void everyPrintableAsciiCharacterHasAGlyph() {
    for (char letter = ' '; letter <= '~'; letter++) {
      assertThat(glyphs).containsKey(letter);
    }
  }

  @Test
  void everyCharacterOfTheHelpPageTheHintsAndTheInstrumentsHasAGlyph() {
    String shown =
        Arrays.stream(Controls.help(Games.ALL))
                .flatMap(Arrays::stream)
                .collect(Collectors.joining())
            + Games.ALL.stream().map(game -> game.keys).collect(Collectors.joining())
            + "←↑→°×−·…";

    assertThat(shown.chars())
        .allSatisfy(letter -> assertThat(glyphs).containsKey((char) letter.intValue()));
  }

  @Test
  void digitsAreEquallyWide() {
    for (char digit = '1'; digit <= '9'; digit++) {
      assertThat(glyph(digit).width()).isEqualTo(glyph('0').width());
    }
  }

  @Test
  void roundedCornersStayWithinTheCornersThatWereDrawn() {
    glyphs.forEach(
        (letter, glyph) -> {
          for (float[] stroke : glyph.strokes()) {
            for (int i = 0; i < stroke.length; i += 2) {
              assertThat(stroke[i]).as("x in %s", letter).isBetween(-0.31f, glyph.width() + 0.001f);
              assertThat(stroke[i + 1]).as("y in %s", letter).isBetween(-2.01f, 8.01f);
            }
          }
        });
  }

  /** The corner of L is sharp, that of U is a quarter of a circle: known by hand. */
  @Test
  void aSharpCornerIsOnePointAndARoundOneAnArc() {
    assertThat(glyph('L').strokes().get(0)).containsExactly(0, 7, 0, 0, 3.8f, 0);
    float[] arc = glyph('U').strokes().get(0);
    assertThat(arc.length).isGreaterThan(20);
    assertThat(arc[2]).isEqualTo(0, offset(1e-5f));
    assertThat(arc[3]).isEqualTo(2.3f, offset(1e-5f));
  }

  private Glyphs.Glyph glyph(char letter) {
    return Objects.requireNonNull(glyphs.get(letter));
  }
}
