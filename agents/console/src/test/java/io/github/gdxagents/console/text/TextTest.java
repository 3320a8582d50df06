package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void jsonEscapesWhatWouldBreakIt() {
    String text = "quote \" backslash \\ line\nfeed tab\t bell \u0007 umlaut ä";

    String json = Json.text(Map.of("key \"1\"", text));

    assertThat(JsonParser.parseString(json).getAsJsonObject().get("key \"1\"").getAsString())
        .isEqualTo(text);
  }

  @Test
  void jsonHasNoNumberForWhatIsNone() {
    String json = Json.text(List.of(1, Double.NaN, Float.POSITIVE_INFINITY, 2.5f));

    assertThat(json).isEqualTo("[1, null, null, 2.5]");
  }

  @Test
  void jsonNestsAndKeepsEmptyCollections() {
    String json =
        Json.text(List.of(Map.of("list", List.of(), "map", Map.of()), List.of(List.of(true))));

    assertThat(JsonParser.parseString(json))
        .isEqualTo(JsonParser.parseString("[{\"map\":{},\"list\":[]},[[true]]]"));
  }

  @Test
  void jsonOnOneLineHasNoBlanks() {
    String json = Json.line(Json.object("a", List.of(1, 2), "b", Map.of("c", List.of(List.of()))));

    assertThat(json).isEqualTo("{\"a\":[1,2],\"b\":{\"c\":[[]]}}");
  }

  @Test
  void jsonRefusesAKeyWithoutAValue() {
    assertThatThrownBy(() -> Json.object("a", 1, "b")).hasMessage("The key b has no value");
  }

  @Test
  void rowsOfValuesQuoteWhatWouldBreakThemAndLeaveOutWhatIsNotFinite() {
    assertThat(Csv.row(List.of(1, 2.5, Double.NaN, "a,b", "say \"x\"", "two\nlines", "")))
        .isEqualTo("1,2.5,,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",");
  }

  @Test
  void tablesAlignTheirColumns() {
    Table table = new Table("<><").row("name", "value", "unit").row("x", "-12.5").row("yy");

    assertThat(table).hasToString("  name  value  unit\n  x     -12.5\n  yy\n");
    assertThat(table.plain("")).isEqualTo("name  value  unit\nx     -12.5\nyy\n");
  }

  @Test
  void cellsCannotBreakAMarkdownTable() {
    Table table = new Table("<>").row("a", "b").row("x|y", "1").row("alone");

    assertThat(table.markdown())
        .isEqualTo(
            """
            | a     |   b |
            |:------|----:|
            | x\\|y  |   1 |
            | alone |     |
            """);
  }

  @Test
  void tablesRefuseRowsThatAreTooLong() {
    assertThatThrownBy(() -> new Table("<").row("a", "b"))
        .hasMessage("A row of a table with 1 columns has 2 cells");
  }
}
