package io.github.gdxagents.console.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Says in one line why this JVM cannot draw, and what helps where that is known. */
public final class DrawingFailure {

  private DrawingFailure() {}

  /** The innermost cause: what AWT throws may wrap it several times, without a word about it. */
  public static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OutOfMemoryError) {
      return "out of memory (%s); drawing takes some 16 MiB of heap".formatted(cause.getMessage());
    }
    return isOfFonts(cause)
        ? cause + " (to draw text, a JVM needs fontconfig and a font)"
        : cause.toString();
  }

  private static boolean isOfFonts(Throwable cause) {
    return Stream.concat(
            Stream.of(cause.toString()),
            Arrays.stream(cause.getStackTrace()).map(StackTraceElement::getClassName))
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("font"));
  }
}
