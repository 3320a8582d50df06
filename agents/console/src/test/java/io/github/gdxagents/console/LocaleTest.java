package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is printed and saved is the same everywhere, also where numbers have digits of their own.
 */
class LocaleTest {

  private static final Locale EGYPT = new Locale("ar", "EG");

  /** Digits, and the signs between them. */
  private static final String ARABIC = "\\p{IsArabic}|[\u0660-\u066C]";

  private final Locale before = Locale.getDefault();

  @TempDir Path folder;

  @BeforeEach
  void goToEgypt() {
    Locale.setDefault(EGYPT);
    assertThat(String.format(EGYPT, "%d", 12)).isEqualTo("\u0661\u0662");
  }

  @AfterEach
  void comeBack() {
    Locale.setDefault(before);
  }

  @Test
  void aRunHasTheDigitsOfEveryOtherRun() throws IOException {
    Path run = folder.resolve("run");
    Path policy = run.resolve("latest.policy");

    assertPlain(CommandLineRun.of("train", "corridor", "--run", run.toString()));
    assertPlain(CommandLineRun.of("evaluate", policy.toString(), "--episodes", "3"));
    assertPlain(CommandLineRun.of("evaluate", policy.toString(), "--episodes", "3", "--json"));
    assertPlain(CommandLineRun.of("explain", policy.toString(), "--leaves", "3"));
    assertPlain(CommandLineRun.of("inspect", policy.toString()));
    assertPlain(CommandLineRun.of("inspect", policy.toString(), "--json"));
    assertPlain(
        CommandLineRun.of(
            "export",
            policy.toString(),
            "--json",
            run.resolve("a.json").toString(),
            "--java",
            run.resolve("A.java").toString()));
    assertPlainFiles(run);

    Locale.setDefault(Locale.US);
    Path american = folder.resolve("american");
    CommandLineRun.of("train", "corridor", "--run", american.toString()).succeeded();
    assertThat(policy).hasSameBinaryContentAs(american.resolve("latest.policy"));
  }

  @Test
  void aComparisonHasTheDigitsOfEveryOtherComparison() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"),
            "games: [corridor]\nseeds: 1-2\nvariants: {own: {}, free: {clip-range: none}}\n");
    Path compared = folder.resolve("compared");
    String[] command = {"compare", "--file", file.toString(), "--folder", compared.toString()};

    assertPlain(CommandLineRun.of(command));
    CommandLineRun again = CommandLineRun.of(command);

    assertPlain(again);
    assertThat(again.err()).contains("Keeping 4 of 4 runs");
    assertPlainFiles(compared);
  }

  @Test
  void mistakesAreAnsweredInTheSameDigits() throws IOException {
    Path file =
        Files.writeString(folder.resolve("my.yaml"), "games: corridor\nvariants: {own: {}}\n");
    for (String mistake :
        List.of(
            "train corridor --threads 0",
            "train corridor --steps 0",
            "train corridor --set simulations=65536 --set steps-per-rollout=1000000",
            "train corridor --set hidden=8192,8192",
            "train corridor --algorithm grpo --set simulations=3 --set group-size=2",
            "compare --file " + file + " --seeds 3-1",
            "evaluate x --episodes 0")) {
      CommandLineRun run = CommandLineRun.of(mistake.split(" "));

      assertThat(run.exitCode()).as(mistake).isEqualTo(2);
      assertThat(run.err()).as(mistake).matches("[\\x00-\\x7F]*\\d[\\x00-\\x7F]*");
    }
  }

  private static void assertPlain(CommandLineRun run) {
    assertThat(run.succeeded().out() + run.err())
        .containsPattern("\\d")
        .doesNotContainPattern(ARABIC);
  }

  /** Every text of a folder, but not its pictures, policies and checkpoints. */
  private static void assertPlainFiles(Path run) throws IOException {
    List<Path> texts = new ArrayList<>();
    try (var files = Files.walk(run)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*\\.(png|policy|checkpoint)"))
          .forEach(texts::add);
    }
    assertThat(texts).hasSizeGreaterThan(3);
    for (Path text : texts) {
      assertThat(Files.readString(text)).as(text.toString()).doesNotContainPattern(ARABIC);
    }
  }
}
