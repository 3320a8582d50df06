package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to which stream, with {@code --quiet} and {@code --json}. */
class OutputTest {

  @TempDir Path folder;
  private String policy;

  @BeforeEach
  void writePolicy() throws IOException {
    policy = TestPolicies.write(folder.resolve("a.policy"), "corridor").toString();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private String newRun() {
    return folder.resolve("run").toString();
  }

  @Test
  void trainTellsProgramsOfEachEventOnALineAndOfTheResultAtLast() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
                "train", "corridor", "--run", newRun(), "--json", "--evaluate-every", "128")
            .succeeded();

    List<JsonObject> events = run.out().lines().map(OutputTest::json).toList();
    assertThat(events)
        .extracting(event -> event.get("event").getAsString())
        .containsExactly(
            "iteration",
            "iteration",
            "evaluation",
            "iteration",
            "iteration",
            "evaluation",
            "result");
    List<String> metrics = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    JsonObject last = events.get(4).deepCopy();
    last.remove("event");
    assertThat(last).isEqualTo(json(metrics.get(3)));
    List<String> evaluations = Files.readAllLines(folder.resolve("run/evaluations.csv"));
    assertThat(events.get(5).keySet()).containsExactlyElementsOf(keys(evaluations.get(0)));
    assertThat(events.get(5).get("steps").getAsLong()).isEqualTo(256);
    JsonObject result = events.get(6);
    assertThat(result.get("run").getAsString()).isEqualTo(newRun());
    assertThat(result.get("steps").getAsLong()).isEqualTo(256);
    assertThat(result.get("ended").getAsString()).isEqualTo("as planned");
    assertThat(result.getAsJsonObject("latest").get("score_episodes").getAsInt()).isEqualTo(100);
    assertThat(result.getAsJsonObject("evaluation").getAsJsonArray("returns")).hasSize(100);
    assertThat(run.err()).startsWith("Training corridor, seed 1, in ").doesNotContain("{");
  }

  private static List<String> keys(String csvHeader) {
    return Stream.concat(Stream.of("event"), Arrays.stream(csvHeader.split(","))).toList();
  }

  @Test
  void aQuietRunSaysNothing() {
    CommandLineRun run =
        CommandLineRun.of("train", "corridor", "--run", newRun(), "--quiet").succeeded();

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(folder.resolve("run/latest.policy")).exists();
  }

  @Test
  void aQuietRunTellsProgramsTheResultAlone() {
    CommandLineRun run =
        CommandLineRun.of("train", "corridor", "--run", newRun(), "-q", "--json").succeeded();

    assertThat(run.out().lines()).hasSize(1);
    assertThat(json(run.out()).get("event").getAsString()).isEqualTo("result");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aQuietRunTellsOfErrors() {
    CommandLineTrainer broken =
        new CommandLineTrainer(
            "toy", new Game("corridor", List.of(Corridor.variant("broken", Corridor.Kind.BROKEN))));

    CommandLineRun run = CommandLineRun.of(broken, "train", "corridor", "--run", newRun(), "-q");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("The game failed; to see it again: toy replay ")
        .contains("SimulationFailure: Simulation ");
  }

  @Test
  void aQuietComparisonPrintsItsTables() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"), "games: corridor\nseeds: 1\nvariants:\n  own: {}\n");

    CommandLineRun run =
        CommandLineRun.of("compare", "--file", file.toString(), "--folder", newRun(), "-q")
            .succeeded();

    assertThat(run.out()).startsWith("# my\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void programsCanReadAComparison() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"),
            "games: corridor\nseeds: 1-2\nvariants:\n  own: {}\n  2: {epochs: 3}\n");

    CommandLineRun run =
        CommandLineRun.of("compare", "--file", file.toString(), "--folder", newRun(), "--json")
            .succeeded();

    JsonObject json = json(run.out());
    assertThat(json.get("comparison").getAsString()).isEqualTo("my");
    assertThat(json.get("folder").getAsString()).isEqualTo(newRun());
    assertThat(json.getAsJsonArray("variants")).hasSize(4);
    assertThat(json.getAsJsonArray("runs")).hasSize(4);
    JsonObject last = json.getAsJsonArray("runs").get(3).getAsJsonObject();
    assertThat(last.getAsJsonPrimitive("variant").isString()).isTrue();
    assertThat(last.get("variant").getAsString()).isEqualTo("2");
    assertThat(last.get("seed").getAsLong()).isEqualTo(2);
    assertThat(last.get("outcome").getAsString()).isEqualTo("finished");
    assertThat(last.getAsJsonPrimitive("evaluation_return").isNumber()).isTrue();
    assertThat(run.err()).startsWith("Comparing my, in ").endsWith("Saved in " + newRun() + "\n");
  }

  @Test
  void aQuietExportWritesItsFilesOnly() {
    Path json = folder.resolve("a.json");

    CommandLineRun run =
        CommandLineRun.of("export", policy, "--json", json.toString(), "--quiet").succeeded();

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(json).exists();
  }

  @Test
  void settingsCanBeReadByPrograms() {
    JsonObject json = json(CommandLineRun.of("settings", "corridor", "--json").succeeded().out());

    assertThat(json.keySet()).containsExactly("game", "variant", "steps", "settings");
    assertThat(json.get("game").getAsString()).isEqualTo("corridor");
    assertThat(json.get("variant").getAsString()).isEqualTo("steps");
    assertThat(json.get("steps").getAsLong()).isEqualTo(256);
    JsonObject settings = json.getAsJsonObject("settings");
    assertThat(settings.keySet()).isEqualTo(TrainingSettings.DEFAULT.toMap().keySet());
    assertThat(settings.get("hidden")).extracting(JsonElement::getAsString).isEqualTo("8");
  }

  @Test
  void errorsGoToTheErrorStreamAsEver() {
    CommandLineRun run = CommandLineRun.of("evaluate", "no.policy", "--json", "--quiet");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("toy: Policy file not found: no.policy\n");
  }
}
