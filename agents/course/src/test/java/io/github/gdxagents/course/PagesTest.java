package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the lessons and what is shipped together. */
class PagesTest {

  /** A comment that names a file, and the lines of it. */
  private static final Pattern QUOTE =
      Pattern.compile("(?:<!-- (\\S+\\.java) -->\\R)?```java\\R(.*?)```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  static List<Path> lessons() {
    return Pages.all();
  }

  @Test
  void thereAreEight() {
    assertThat(Pages.all()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyLineThatALessonQuotesIsShipped(Path lesson) throws IOException {
    List<MatchResult> quotes = QUOTE.matcher(Files.readString(lesson)).results().toList();

    assertThat(quotes).as("quotes in %s", lesson).isNotEmpty();
    for (MatchResult quote : quotes) {
      assertThat(quote.group(1)).as("the file of\n%s", quote.group(2)).isNotNull();
      String source = Files.readString(Pages.ROOT.resolve(quote.group(1)));
      assertThat(unindented(source)).contains(unindented(quote.group(2)));
    }
  }

  /** Its lines without what surrounds them. */
  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyLessonHasAFormulaAnExerciseAndLinksThatLeadSomewhere(Path lesson) throws IOException {
    String text = Files.readString(lesson);
    int number = Pages.all().indexOf(lesson) + 1;

    assertThat(text).contains("```math", "## Exercise", "mvn -q -Pcourse -Dlesson=" + number);
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      assertThat(lesson.resolveSibling(links.group(1))).exists();
    }
  }
}
