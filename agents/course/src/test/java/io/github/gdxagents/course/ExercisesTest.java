package io.github.gdxagents.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** An exercise is red until it is done: nothing passes that nobody wrote. */
@DisabledIfSystemProperty(
    named = Lessons.MINE,
    matches = "true",
    disabledReason = "they may be done")
class ExercisesTest {

  static Stream<Class<?>> lessons() {
    return Stream.of(
        Lesson1Test.class,
        Lesson2Test.class,
        Lesson3Test.class,
        Lesson4Test.class,
        Lesson5Test.class,
        Lesson6Test.class,
        Lesson7Test.class,
        Lesson8Test.class);
  }

  @AfterEach
  void restore() {
    System.setProperty(Lessons.MINE, "false");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyTestOfAnOpenExerciseFailsAndSaysWhatIsToBeWritten(Class<?> lesson) {
    System.setProperty(Lessons.MINE, "true");

    List<Event> ended =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(lesson))
            .execute()
            .testEvents()
            .finished()
            .list();

    assertThat(ended).isNotEmpty();
    for (Event test : ended) {
      TestExecutionResult result = test.getRequiredPayload(TestExecutionResult.class);
      assertThat(result.getStatus()).as("%s", test.getTestDescriptor()).isEqualTo(Status.FAILED);
      assertThat(causes(result.getThrowable().orElseThrow()))
          .hasAtLeastOneElementOfType(Unwritten.class);
    }
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
  }

  @Test
  void thereIsAnExerciseForEachLesson() {
    assertThat(lessons().map(Class::getSimpleName))
        .isEqualTo(IntStream.rangeClosed(1, 8).mapToObj("Lesson%sTest"::formatted).toList());
  }
}
