package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exercise is red until it is done: nothing passes that nobody wrote. */
class ExercisesTest {

  @BeforeEach
  void choose() {
    System.setProperty(Lessons.MINE, "true");
  }

  @AfterEach
  void restore() {
    System.clearProperty(Lessons.MINE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyTestOfAnOpenExerciseIsRedAndSaysWhatIsToBeWritten(int lesson) throws IOException {
    assumeThat(begun(lesson)).as("whether somebody has begun with lesson %s", lesson).isFalse();

    LessonReport report = LessonReport.of(lesson);

    assertThat(report.tests()).isNotEmpty().allMatch(LessonReport.Test::unwritten);
    assertThat(report.done()).isFalse();
    assertThat(report.toString())
        .startsWith("Lesson %s: 0 of ".formatted(lesson))
        .contains("Yours to write: ", "exercise/Lesson%s.java".formatted(lesson))
        .doesNotContain("green ", "\tat ");
  }

  /** Whether fewer methods throw than there are. */
  private static boolean begun(int lesson) throws IOException {
    Path file =
        Path.of(
            "src/main/java/io/github/gdxagents/course/exercise/Lesson%s.java".formatted(lesson));
    String source = Files.readString(file);
    return source.split("throw new Unwritten").length != source.split("@Override").length;
  }
}
