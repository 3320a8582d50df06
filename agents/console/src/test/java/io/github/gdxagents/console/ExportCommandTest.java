package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gdxagents.training.LibraryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says, and which files it leaves alone. */
class ExportCommandTest {

  @TempDir Path folder;

  private Path policy;

  @BeforeEach
  void writePolicy() throws IOException {
    policy = TestPolicies.write(folder.resolve("a.policy"), "corridor");
  }

  private CommandLineRun export(Object... options) {
    String[] arguments =
        Stream.concat(Stream.of("export", policy), Stream.of(options))
            .map(Object::toString)
            .toArray(String[]::new);
    return CommandLineRun.of(arguments);
  }

  private void assertRefused(String message, Object... options) {
    CommandLineRun run = export(options);

    assertThat(run.err()).isEqualTo("toy: " + message + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private String[] files() {
    return folder.toFile().list();
  }

  @Test
  void oneCallWritesAllThatItIsAskedForAndNamesEachFile() throws IOException {
    Path onnx = folder.resolve("a.onnx");
    Path json = folder.resolve("a.json");
    Path java = folder.resolve("A.java");

    CommandLineRun run = export("--onnx", onnx, "--json", json, "--java", java).succeeded();

    assertThat(run.out().lines()).containsExactly(written(onnx), written(json), written(java));
    assertThat(run.err()).isEmpty();
    assertThat(files()).containsExactlyInAnyOrder("a.policy", "a.onnx", "a.json", "A.java");
  }

  private static String written(Path file) throws IOException {
    return "Wrote " + file + String.format(Locale.ROOT, ", %,d bytes", Files.size(file));
  }

  @Test
  void whatInspectPrintsIsWhatJsonHolds() throws IOException {
    Path json = folder.resolve("a.json");

    export("--json", json).succeeded();

    assertThat(CommandLineRun.of("inspect", policy.toString(), "--json").succeeded().out())
        .isEqualTo(Files.readString(json));
  }

  @Test
  void withoutAFormatItNamesThem() {
    assertRefused("Nothing to export; choose one or more of --onnx, --dl4j, --json and --java");
  }

  @Test
  void aFileThatExistsStaysUnlessItMayBeReplaced() throws IOException {
    Path kept = folder.resolve("kept.json");
    Files.writeString(kept, "mine");
    Path onnx = folder.resolve("a.onnx");

    assertRefused(
        kept + " exists; choose another file for --json, or replace it with --overwrite",
        "--onnx",
        onnx,
        "--json",
        kept);
    assertThat(kept).hasContent("mine");
    assertThat(onnx).as("nothing is written before all is looked at").doesNotExist();

    export("--json", kept, "--overwrite").succeeded();
    assertThat(kept).content().startsWith("{");
  }

  @Test
  void thePolicyItselfIsNeverReplaced() throws IOException {
    byte[] before = Files.readAllBytes(policy);

    assertRefused(
        "--onnx would replace " + policy + ", the policy itself; choose another file",
        "--onnx",
        policy,
        "--overwrite");
    assertThat(policy).hasBinaryContent(before);
  }

  @Test
  void twoFormatsNeedTwoFiles() {
    Path file = folder.resolve("a.file");

    assertRefused(
        file.resolveSibling("./a.file") + " is named twice; give --json a file of its own",
        "--onnx",
        file,
        "--json",
        file.resolveSibling("./a.file"));
  }

  @Test
  void aFolderOrAFileInNoFolderIsRefusedByName() {
    assertRefused("--onnx needs a file to write, but " + folder + " is a folder", "--onnx", folder);
    Path nowhere = folder.resolve("nowhere");
    assertRefused(
        "Cannot write " + nowhere.resolve("a.onnx") + ": create the folder " + nowhere + " first",
        "--onnx",
        nowhere.resolve("a.onnx"));
  }

  @Test
  void whatTheSystemRefusesIsSaidWithTheFile() {
    Path locked = Path.of("/proc");
    assumeTrue(Files.isDirectory(locked), "no folder is known here that nobody may write to");
    Path file = locked.resolve("a.json");

    CommandLineRun run = export("--json", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("toy: Cannot write " + file + ": ");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aPolicyThatIsNoneIsNamed() throws IOException {
    Files.writeString(policy, "no policy");

    CommandLineRun run = export("--json", folder.resolve("a.json"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("toy: " + policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy.txt",
        "Policy",
        ".java",
        "1st.java",
        "class.java",
        "var.java",
        "record.java",
        "a.b.java",
        "a-b.java",
        "Math.java",
        "String.java",
        "Pol\u00eftik.java"
      })
  void aFileThatIsNamedAfterNoClassIsRefused(String name) {
    assertRefused(
        "--java needs a file named after a class, such as LanderPolicy.java, not '" + name + "'",
        "--java",
        folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.", "com.class", "9", "com/example", "a; import java.io.*", "b.var"})
  void aPackageThatIsNoneIsRefused(String name) {
    assertRefused(
        "--package needs a name such as com.example.game, not '" + name + "'",
        "--java",
        folder.resolve("A.java"),
        "--package",
        name);
  }

  @Test
  void aPackageWithoutAClassIsRefused() {
    assertRefused(
        "--package names the package of the class that --java writes; add --java",
        "--json",
        folder.resolve("a.json"),
        "--package",
        "com.example");
  }

  @Test
  void dl4jIsAskedForInOneSentenceWhereItIsNotHere() {
    assertRefused(
        "--dl4j needs a module that is not here; add it to the build: runtimeOnly"
            + " \"io.github.gdxagents:gdx-agents-dl4j:"
            + LibraryVersion.current()
            + "\"",
        "--dl4j",
        folder.resolve("a.zip"),
        "--json",
        folder.resolve("a.json"));
    assertThat(files()).containsExactly("a.policy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a memory, without a value", "a memory of the values only"})
  void dl4jIsRefusedForAPolicyThatRemembersBeforeAnythingIsWritten(String sample)
      throws IOException {
    ExportedPolicies.named(sample).write(folder);

    assertRefused(
        "--dl4j cannot write "
            + policy
            + ", because DL4J has no layer that remembers as the policy's does; choose --onnx,"
            + " --json or --java, or train a policy without memory (--set memory=0)",
        "--json",
        folder.resolve("a.json"),
        "--dl4j",
        folder.resolve("a.zip"));
    assertThat(files()).containsExactly("a.policy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a set, seen by a linear policy", "only the values see"})
  void dl4jIsRefusedForAPolicyThatSeesBeforeAnythingIsWritten(String sample) throws IOException {
    ExportedPolicies.named(sample).write(folder);

    assertRefused(
        "--dl4j cannot write "
            + policy
            + ", because DL4J has no layer that sees grids and sets as the policy's first does;"
            + " choose --onnx, --json or --java",
        "--json",
        folder.resolve("a.json"),
        "--dl4j",
        folder.resolve("a.zip"));
    assertThat(files()).containsExactly("a.policy");
  }

  @Test
  void anOptionWithoutAFileIsRefused() {
    CommandLineRun run = export("--json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--json");
    assertThat(files()).containsExactly("a.policy");
  }
}
