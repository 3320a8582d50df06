package io.github.gdxagents.console.run;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/** What this JVM's terminal can show. */
@SuppressWarnings("SystemConsoleNull") // from Java 22 on, isTerminal() decides
final class Terminal {

  private static final int USUAL_WIDTH = 80;

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

  /**
   * The number of characters in a line; 80 where there is no {@code stty} to ask, as on Windows.
   */
  static int width() {
    ProcessBuilder stty = new ProcessBuilder("stty", "size");
    stty.redirectInput(Redirect.INHERIT).redirectError(Redirect.DISCARD);
    try (Scanner rowsAndColumns =
        new Scanner(stty.start().getInputStream(), StandardCharsets.US_ASCII)) {
      rowsAndColumns.nextInt();
      int columns = rowsAndColumns.nextInt();
      return columns > 0 ? columns : USUAL_WIDTH;
    } catch (IOException | NoSuchElementException e) {
      return USUAL_WIDTH;
    }
  }
}
