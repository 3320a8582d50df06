package io.github.gdxagents.trainer;

import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.console.compare.ComparisonFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The bundled comparisons, each of them a file beside this class. */
final class BundledComparisons {

  static final Comparison PAPER_TABLE_1 = read("paper-table-1");

  static final Comparison PRESETS = read("presets");

  private BundledComparisons() {}

  private static Comparison read(String name) {
    String resource = name + ".yaml";
    try (InputStream in =
        Objects.requireNonNull(BundledComparisons.class.getResourceAsStream(resource), resource)) {
      return ComparisonFile.read(in, name, resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
