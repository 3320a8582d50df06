package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether a command prints its result for people or for programs. */
final class JsonOption {

  @Option(
      names = "--json",
      description = "Print JSON, and nothing else on the standard output stream.")
  private boolean json;

  boolean isGiven() {
    return json;
  }

  /**
   * Prints a result.
   *
   * @param text for people, with a line feed at its end
   * @param document for programs, as {@link Json} has it
   */
  void print(PrintWriter out, Supplier<?> text, Supplier<?> document) {
    if (json) {
      out.println(Json.text(document.get()));
    } else {
      out.print(text.get());
    }
    out.flush();
  }
}
