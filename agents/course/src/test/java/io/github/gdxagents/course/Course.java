package io.github.gdxagents.course;

import java.util.List;
import java.util.stream.IntStream;

/** Tests what was written for one lesson, or for all, and says what is still to be done. */
public final class Course {

  private static final int LESSONS = 8;
  private static final int UNDONE = 3;
  private static final int NO_LESSON = 4;

  private Course() {}

  /**
   * Ends the JVM: with 0 if all is done, {@value #UNDONE} if not, {@value #NO_LESSON} if there is
   * no such lesson; none of which a JVM ends with by itself.
   *
   * @param arguments the lesson's number, or {@code all}
   */
  public static void main(String[] arguments) {
    String lesson = arguments.length == 1 ? arguments[0] : "";
    if (!lesson.equals("all") && !lesson.matches("[1-" + LESSONS + "]")) {
      System.err.println("Which lesson? -Dlesson=1 to -Dlesson=" + LESSONS + ", or all");
      System.exit(NO_LESSON);
    }
    System.setProperty(Lessons.MINE, "true");
    List<Integer> lessons =
        lesson.equals("all")
            ? IntStream.rangeClosed(1, LESSONS).boxed().toList()
            : List.of(Integer.valueOf(lesson));
    boolean done = true;
    for (int number : lessons) {
      LessonReport report = LessonReport.of(number);
      System.out.print(report);
      System.out.flush();
      done &= report.done();
    }
    System.exit(done ? 0 : UNDONE);
  }
}
