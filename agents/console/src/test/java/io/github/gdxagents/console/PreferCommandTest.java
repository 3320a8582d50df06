package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.trajectory.DemonstrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code train --prefer} does. */
class PreferCommandTest {

  @TempDir Path folder;

  private CommandLineRun train(String run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "corridor"));
    arguments.addAll(List.of("--run", folder.resolve(run).toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(new String[0]));
  }

  /** A run that has asked for comparisons of what a policy does that hardly knows anything. */
  private String compared() {
    String[] options = {"--teacher", "oracle", "--labels", "60", "--set", "reward-steps=20"};
    List<String> all = new ArrayList<>(List.of("--steps", "2048"));
    all.addAll(List.of(options));
    all.addAll(List.of("--set", "learning-rate=1e-6"));
    train("compared", all.toArray(new String[0])).succeeded();
    return folder.resolve("compared").toString();
  }

  private Policy policy(String run, String name) throws IOException {
    return PolicyFile.read(folder.resolve(run).resolve(name).toFile());
  }

  @Test
  void withoutStepsWhatIsPreferredIsThePolicy() throws IOException {
    String compared = compared();
    CommandLineRun run =
        train("a", "--prefer", compared, "--steps", "0", "--set", "cpl-steps=400").succeeded();
    assertThat(run.err())
        .contains("Cloned all clips: ")
        .contains("Preferred by 60 comparisons: loss ")
        .contains(" of 400 gradient steps");
    assertThat(run.out()).startsWith("Taught corridor by 60 comparisons\n");
    Policy taught = policy("a", "latest.policy");
    assertThat(taught.provenance().algorithm()).isEqualTo("CPL");
    assertThat(taught.provenance().settings()).containsEntry("cpl-steps", "400");
  }

  @Test
  void aSettingsFileMaySayHowItIsLearned() throws IOException {
    String compared = compared();
    Path file = folder.resolve("s.yaml");
    Files.writeString(file, "steps: 512\ncpl-steps: 300\ncpl-minibatch-size: 8\n");
    String[] prefer = {"--settings", file.toString(), "--prefer", compared};
    List<String> options = new ArrayList<>(List.of(prefer));
    options.addAll(List.of("--set", "cpl-minibatch-size=16"));
    train("a", options.toArray(new String[0])).succeeded();
    assertThat(policy("a", "start.policy").provenance().settings())
        .containsEntry("cpl-steps", "300")
        .containsEntry("cpl-minibatch-size", "16");
    train("b", "--settings", file.toString()).succeeded(); // of no use there
    Files.writeString(file, "steps: 512\ncpl-steps: 0\n");
    assertThat(train("c", prefer).err()).contains("s.yaml:2:", "cpl-steps must be");
  }

  /** A clone that always goes back, which costs, is turned round. */
  @Test
  void aCloneIsImprovedByWhatIsPreferred() throws IOException {
    Path demos = folder.resolve("back.demos");
    ActionSource backwards = (observation, mask, action) -> action.setChoice(0, 0);
    DemonstrationFile.write(
        RecordedEpisodes.record("corridor", Corridor.steps(), () -> backwards, null, 4, 1),
        demos.toFile());
    train("clone", "--clone", demos.toString(), "--steps", "0", "--set", "clone-steps=50")
        .succeeded();
    String clone = folder.resolve("clone/latest.policy").toString();
    String[] learning = {"--set", "cpl-learning-rate=0.01", "--set", "cpl-steps=500"};
    List<String> options = new ArrayList<>(List.of("--from", clone, "--prefer", compared()));
    options.addAll(List.of("--steps", "0"));
    options.addAll(List.of(learning));
    train("a", options.toArray(new String[0])).succeeded();
    assertThat(policy("clone", "latest.policy").provenance().scoreMean()).isLessThan(-13);
    assertThat(policy("a", "latest.policy").provenance().scoreMean()).isGreaterThan(0);
  }

  /** Without the comparisons, which may be gone by then. */
  @Test
  void trainingGoesOnFromWhatWasPreferredAndIsRepeatedFromTheFolderAlone() throws IOException {
    String compared = compared();
    String from = folder.resolve("compared/latest.policy").toString();
    train("a", "--from", from, "--prefer", compared, "--steps", "512").succeeded();
    assertThat(policy("a", "start.policy").provenance().algorithm()).isEqualTo("CPL");
    assertThat(policy("a", "latest.policy").provenance().settings())
        .containsEntry("critic-warm-up", "5")
        .containsEntry("reference-kl", "0.1")
        .containsEntry("reward", "game:1");
    Files.delete(Path.of(compared, "labels.comparisons"));
    Files.delete(Path.of(from));
    CommandLineRun.of(
            "train",
            "--settings",
            folder.resolve("a/settings.yaml").toString(),
            "--run",
            folder.resolve("again").toString())
        .succeeded();
    assertThat(folder.resolve("again/latest.policy"))
        .hasSameBinaryContentAs(folder.resolve("a/latest.policy"));
  }

  @Test
  void whatDoesNotGoTogetherIsSaidInOneLine() {
    assertThat(train("a", "--set", "cpl-alpha=1").err())
        .contains("cpl-alpha goes with --prefer, which is missing");
    assertThat(train("a", "--prefer", folder.resolve("none").toString()).err())
        .contains("Comparisons not found: ");
    assertThat(train("a", "--prefer", "x", "--set", "cpl-bias=2").err()).contains("cpl-bias");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void theHelpListsItsSettings() {
    assertThat(CommandLineRun.of("train", "--help").succeeded().out())
        .containsPattern("with --prefer\n +cpl-steps +2000\n");
  }
}
