package io.github.gdxagents.training.run;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What this JVM's terminal can show. */
@SuppressWarnings("SystemConsoleNull") // from Java 22 on, isTerminal() decides
final class Terminal {

  private static final @Nullable Console CONSOLE = System.console();

  private Terminal() {}

  /** Whether somebody watches, on a terminal that can redraw a line. */
  static boolean isInteractive() {
    return CONSOLE != null && isTerminal(CONSOLE) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From Java 22 on there is a console even without a terminal, and a method to ask. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  static Charset charset() {
    return CONSOLE == null ? StandardCharsets.US_ASCII : CONSOLE.charset();
  }
}
