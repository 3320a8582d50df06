package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.trajectory.Origin;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonJournalTest {

  @TempDir Path folder;
  private Path file;
  private final RandomStream random = new RandomStream(1);
  private final List<Comparison> made =
      Stream.generate(
              () ->
                  new Comparison(
                      Clips.of(3, AgentState.RUNNING, random),
                      Clips.of(2, AgentState.TERMINATED, random),
                      Answer.LEFT))
          .limit(6)
          .toList();

  @BeforeEach
  void name() {
    file = folder.resolve("labels");
  }

  private ComparisonJournal journal() {
    return new ComparisonJournal(file, "clips", Clips.SPEC);
  }

  private List<Comparison> saved(Path path) throws IOException {
    try (ComparisonFile comparisons = new ComparisonFile(path, "clips", Clips.SPEC)) {
      return comparisons.comparisons();
    }
  }

  private List<String> keep(List<Comparison> comparisons) {
    try (ComparisonJournal journal = journal()) {
      journal.keep(comparisons);
      return journal.news();
    }
  }

  @Test
  void eachComparisonIsOnTheDiskOnceItIsKept() throws IOException {
    try (ComparisonJournal journal = journal()) {
      for (int count = 1; count <= made.size(); count++) {
        journal.keep(made.subList(0, count));
        Path copy = Files.copy(file, folder.resolve("copy-" + count));
        assertThat(saved(copy)).isEqualTo(made.subList(0, count));
      }
      assertThat(journal.news()).isEmpty();
    }
  }

  @Test
  void whatIsMadeAgainAfterACheckpointIsNotAddedTwice() throws IOException {
    keep(made.subList(0, 5));
    byte[] before = Files.readAllBytes(file);
    try (ComparisonJournal journal = journal()) {
      journal.keep(made.subList(0, 2)); // of the checkpoint
      journal.keep(made.subList(0, 4));
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
      journal.keep(made);
      assertThat(journal.news()).isEmpty();
    }
    assertThat(saved(file)).isEqualTo(made);
  }

  @Test
  void whatTheFileLacksOfACheckpointIsAdded() throws IOException {
    keep(made.subList(0, 1));
    assertThat(keep(made.subList(0, 4))).isEmpty();
    assertThat(saved(file)).isEqualTo(made.subList(0, 4));
  }

  @Test
  void aFileWithOtherComparisonsIsKeptAside() throws IOException {
    keep(made.subList(0, 4));
    byte[] before = Files.readAllBytes(file);
    List<Comparison> others = List.of(made.get(0), made.get(5), made.get(2));
    assertThat(keep(others))
        .containsExactly(
            file
                + " holds another comparison 2 than this run; it is kept as labels.old, and the"
                + " comparisons of this run begin anew");
    assertThat(saved(file)).isEqualTo(others);
    assertThat(Files.readAllBytes(folder.resolve("labels.old"))).isEqualTo(before);

    keep(made);
    assertThat(saved(folder.resolve("labels-2.old"))).isEqualTo(others);
    assertThat(Files.readAllBytes(folder.resolve("labels.old"))).isEqualTo(before);
  }

  @Test
  void aFileThatIsOfSomethingElseIsKeptAside() throws IOException {
    Files.writeString(file, "precious");
    assertThat(keep(made)).singleElement().asString().contains("holds no comparisons");
    assertThat(saved(file)).isEqualTo(made);
    assertThat(Files.readString(folder.resolve("labels.old"))).isEqualTo("precious");

    AgentSpec other = AgentSpec.builder().observe("x", 1, "m").discrete("d", "a", "b").build();
    Trajectory clip =
        new Trajectory(
            other,
            new Origin(Episode.of(1), 0, 0),
            AgentState.RUNNING,
            new float[2],
            new boolean[] {true, true},
            new float[1],
            new float[1]);
    try (ComparisonJournal journal = new ComparisonJournal(file, "other", other)) {
      journal.keep(List.of(new Comparison(clip, clip, Answer.EQUAL)));
      assertThat(journal.news()).singleElement().asString().contains("another game");
    }
    assertThat(saved(folder.resolve("labels-2.old"))).isEqualTo(made);
  }

  @Test
  void whatCannotBeWrittenIsToldOnceAndTriedAgain() throws IOException {
    file = folder.resolve("missing").resolve("labels");
    try (ComparisonJournal journal = journal()) {
      journal.keep(made.subList(0, 1));
      assertThat(journal.news()).singleElement().asString().contains("it is tried again");
      journal.keep(made.subList(0, 2));
      assertThat(journal.news()).isEmpty();
      Files.createDirectory(folder.resolve("missing"));
      journal.keep(made.subList(0, 2));
    }
    assertThat(saved(file)).isEqualTo(made.subList(0, 2));
  }
}
