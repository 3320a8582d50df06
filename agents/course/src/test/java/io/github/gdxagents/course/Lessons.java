package io.github.gdxagents.course;

/** Chooses whose work is tested: the solution or, with {@code -Dcourse.mine}, the exercise. */
final class Lessons {

  static final String MINE = "course.mine";

  private Lessons() {}

  /**
   * What was written for a lesson.
   *
   * @param number of the lesson
   * @param task what it is to do
   */
  static <T> T written(int number, Class<T> task) {
    String where = Boolean.getBoolean(MINE) ? "exercise" : "solution";
    String name = "%s.%s.Lesson%s".formatted(Lessons.class.getPackageName(), where, number);
    try {
      return task.cast(Class.forName(name).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Lesson " + number + " cannot be made: " + name, e);
    }
  }
}
