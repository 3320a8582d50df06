package io.github.gdxagents.course;

/** What an exercise throws where its reader is to write something. */
public final class Unwritten extends UnsupportedOperationException {

  private static final long serialVersionUID = 1;

  /**
   * @param lesson its number
   * @param what is to be written
   */
  public Unwritten(int lesson, String what) {
    super(
        "Yours to write: %s, in agents/course/src/main/java/io/github/gdxagents/course/exercise/Lesson%s.java"
            .formatted(what, lesson));
  }
}
