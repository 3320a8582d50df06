package io.github.gdxagents.course;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What the tests of a lesson say.
 *
 * @param number of the lesson
 * @param tests in the order in which they ran
 */
record LessonReport(int number, List<Test> tests) {

  /**
   * One of them.
   *
   * @param name as a sentence
   * @param failures what is wrong, from the outermost cause to the innermost; empty if nothing is
   */
  record Test(String name, List<Throwable> failures) {

    boolean passed() {
      return failures.isEmpty();
    }

    /** Whether nothing was written yet. */
    boolean unwritten() {
      return failures.stream().anyMatch(Unwritten.class::isInstance);
    }

    /** What was expected, or what went wrong. */
    private String problem() {
      Throwable cause =
          failures.stream()
              .filter(failure -> failure instanceof Unwritten || failure instanceof AssertionError)
              .findFirst()
              .orElse(failures.get(failures.size() - 1));
      String message = String.valueOf(cause.getMessage());
      return cause instanceof Unwritten || cause instanceof AssertionError
          ? message
          : cause.getClass().getSimpleName() + ": " + message + " at " + cause.getStackTrace()[0];
    }
  }

  /** Runs the tests of a lesson. */
  static LessonReport of(int number) {
    Class<?> testClass;
    try {
      testClass = Class.forName("%s.Lesson%sTest".formatted(packageName(), number));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("There is no lesson " + number, e);
    }
    List<Test> tests = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                  tests.add(new Test(name(test), causes(result.getThrowable().orElse(null))));
                }
              }
            });
    return new LessonReport(number, List.copyOf(tests));
  }

  /** {@code whatFollowedIsDiscounted()} as words, with what sets it apart from its like. */
  private static String name(TestIdentifier test) {
    String method =
        test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(source -> ((MethodSource) source).getMethodName())
            .orElse(test.getDisplayName());
    String words =
        method
            .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
            .toLowerCase(Locale.ROOT);
    String shown = test.getDisplayName();
    return shown.startsWith(method) ? words : words + ", " + shown.replaceFirst("^\\[\\d+] ", "");
  }

  private static String packageName() {
    return LessonReport.class.getPackageName();
  }

  private static List<Throwable> causes(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
  }

  boolean done() {
    return !tests.isEmpty() && tests.stream().allMatch(Test::passed);
  }

  /** A line for each test, and below it what is wrong. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    long passed = tests.stream().filter(Test::passed).count();
    text.append("Lesson %s: %s of %s tests are green%n".formatted(number, passed, tests.size()));
    Set<String> told = new HashSet<>();
    for (Test test : tests) {
      text.append("  %s  %s%n".formatted(test.passed() ? "green" : "red  ", test.name()));
      if (!test.passed()) {
        text.append(indented(told.add(test.problem()) ? test.problem() : "as above"));
      }
    }
    return text.toString();
  }

  private static String indented(String problem) {
    return problem
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> " ".repeat(9) + line.strip() + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
