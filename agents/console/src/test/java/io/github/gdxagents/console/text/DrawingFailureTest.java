package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AWTError;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class DrawingFailureTest {

  @Test
  void theInnermostCauseIsNamed() {
    Throwable failure =
        new InternalError(new InvocationTargetException(new AWTError("no such toolkit")));

    assertThat(DrawingFailure.of(failure)).isEqualTo("java.awt.AWTError: no such toolkit");
  }

  @Test
  void fontsAreAskedForWhereTheyAreMissing() {
    Throwable failure = new RuntimeException("Fontconfig head is null, check your fonts");
    Throwable atAll = new NullPointerException();
    atAll.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("sun.awt.FontConfiguration", "getVersion", "FontConfiguration", 1)
        });

    assertThat(DrawingFailure.of(new InternalError(failure)))
        .isEqualTo(failure + " (to draw text, a JVM needs fontconfig and a font)");
    assertThat(DrawingFailure.of(atAll)).endsWith("needs fontconfig and a font)");
  }

  @Test
  void memoryThatRanOutIsNotBlamedOnFonts() {
    assertThat(DrawingFailure.of(new OutOfMemoryError("Java heap space")))
        .isEqualTo("out of memory (Java heap space); drawing takes some 16 MiB of heap");
  }
}
