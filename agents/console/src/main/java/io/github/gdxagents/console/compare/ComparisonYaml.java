package io.github.gdxagents.console.compare;

import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.training.LibraryVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what {@link ComparisonFile} reads. */
final class ComparisonYaml {

  private ComparisonYaml() {}

  /** The text that {@link ComparisonFile#read} understands as the same comparison. */
  static String text(Comparison comparison) {
    StringBuilder text =
        new StringBuilder()
            .append("# What is compared here, by gdx-agents ")
            .append(LibraryVersion.current())
            .append("; to repeat it,\n# give this file to the compare command with --file.\n\n");
    line(text, "", "name", comparison.name());
    line(text, "", "title", comparison.title());
    text.append("games: ").append(list(comparison.games())).append('\n');
    text.append("seeds: ")
        .append(list(comparison.seeds().stream().map(String::valueOf).toList()))
        .append('\n');
    Steps steps = comparison.steps();
    Map<String, Object> numbers = new LinkedHashMap<>();
    steps.all().ifPresent(all -> numbers.put(ComparisonFile.ALL, all));
    numbers.putAll(steps.byGame());
    mapping(text, "steps", numbers);
    if (steps.scale() != 1) {
      line(text, "", "steps-scale", Double.toString(steps.scale()));
    }
    mapping(text, "solved", comparison.solvedAt());
    if (comparison.hasReferences()) {
      line(text, "", ComparisonFile.REFERENCE, comparison.referenceLabel());
    }
    text.append("variants:\n");
    comparison.variants().forEach(variant -> append(variant, text));
    return text.toString();
  }

  private static void append(ComparedVariant variant, StringBuilder text) {
    text.append("  ").append(variant.name()).append(":\n");
    line(text, "    ", ComparisonFile.LABEL, variant.label());
    variant
        .reference()
        .ifPresent(score -> line(text, "    ", ComparisonFile.REFERENCE, Double.toString(score)));
    variant
        .changes()
        .forEach(
            (key, value) ->
                text.append("    ")
                    .append(key)
                    .append(": ")
                    .append(SettingsYaml.value(key, value))
                    .append('\n'));
  }

  private static void line(StringBuilder text, String indent, String key, String value) {
    text.append(indent).append(key).append(": ").append(SettingsYaml.scalar(value)).append('\n');
  }

  private static String list(List<String> words) {
    return "[" + String.join(", ", words) + "]";
  }

  private static void mapping(StringBuilder text, String key, Map<String, ?> members) {
    if (!members.isEmpty()) {
      text.append(key)
          .append(
              members.entrySet().stream()
                  .map(member -> member.getKey() + ": " + member.getValue())
                  .collect(Collectors.joining(", ", ": {", "}\n")));
    }
  }
}
