package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFileTest {

  @TempDir Path folder;
  private Path file;
  private final RandomStream random = new RandomStream(1);

  @BeforeEach
  void name() {
    file = folder.resolve("comparisons");
  }

  private Comparison comparison(Answer answer) {
    return new Comparison(
        Clips.of(3, AgentState.RUNNING, random),
        Clips.of(2, AgentState.TERMINATED, random),
        answer);
  }

  private ComparisonFile open() throws IOException {
    return new ComparisonFile(file, "clips", Clips.SPEC);
  }

  private List<Comparison> written(Answer... answers) throws IOException {
    List<Comparison> added = new ArrayList<>();
    try (ComparisonFile comparisons = open()) {
      for (Answer answer : answers) {
        added.add(comparison(answer));
        comparisons.add(added.get(added.size() - 1));
      }
    }
    return added;
  }

  @Test
  void comparisonsAreThereWhenTheFileIsOpenedAgainAndMoreFollowThem() throws IOException {
    List<Comparison> all = written(Answer.LEFT, Answer.SKIP);
    all.addAll(written(Answer.EQUAL, Answer.RIGHT));
    try (ComparisonFile comparisons = open()) {
      assertThat(comparisons.comparisons()).isEqualTo(all);
      assertThat(comparisons.damagedRecords()).isZero();
    }
  }

  @Test
  void whatWasTakenBackStaysTakenBack() throws IOException {
    List<Comparison> all = written(Answer.LEFT, Answer.RIGHT, Answer.EQUAL);
    try (ComparisonFile comparisons = open()) {
      comparisons.takeBack();
      comparisons.takeBack();
      comparisons.add(all.get(2));
    }
    try (ComparisonFile comparisons = open()) {
      assertThat(comparisons.comparisons()).containsExactly(all.get(0), all.get(2));
      comparisons.takeBack();
      comparisons.takeBack();
      assertThatThrownBy(comparisons::takeBack).isInstanceOf(IllegalStateException.class);
    }
  }

  /** Wherever a program was ended in the middle of writing, all that was there before is there. */
  @Test
  void aFileThatWasCutAnywhereHasAllWholeRecordsAndGoesOn() throws IOException {
    List<Comparison> all = written(Answer.LEFT);
    long afterFirst = Files.size(file);
    all.addAll(written(Answer.RIGHT));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      Comparison next = comparison(Answer.EQUAL);
      try (ComparisonFile comparisons = open()) {
        comparisons.add(next);
      }
      try (ComparisonFile comparisons = open()) {
        List<Comparison> found = comparisons.comparisons();
        assertThat(found.get(found.size() - 1)).isEqualTo(next);
        assertThat(found.subList(0, found.size() - 1))
            .isEqualTo(length < afterFirst ? List.of() : all.subList(0, 1));
      }
    }
  }

  @Test
  void whatIsCutOffIsKeptBesideTheFile() throws IOException {
    written(Answer.LEFT);
    int begin = (int) Files.size(file);
    written(Answer.RIGHT);
    byte[] whole = Files.readAllBytes(file);
    for (String name : List.of("comparisons.rest", "comparisons-2.rest")) {
      Files.write(file, Arrays.copyOf(whole, whole.length - 3));
      open().close();
      assertThat(Files.size(file)).isEqualTo(begin);
      assertThat(Files.readAllBytes(folder.resolve(name)))
          .isEqualTo(Arrays.copyOfRange(whole, begin, whole.length - 3));
    }
  }

  @Test
  void aDamagedRecordCostsNoOther() throws IOException {
    List<Comparison> all = written(Answer.LEFT);
    int begin = (int) Files.size(file);
    all.addAll(written(Answer.RIGHT));
    int end = (int) Files.size(file);
    all.addAll(written(Answer.EQUAL));
    byte[] whole = Files.readAllBytes(file);
    for (int position = begin + Integer.BYTES; position < end; position++) {
      byte[] damaged = whole.clone();
      damaged[position] ^= 4;
      Files.write(file, damaged);
      try (ComparisonFile comparisons = open()) {
        assertThat(comparisons.comparisons()).containsExactly(all.get(0), all.get(2));
        assertThat(comparisons.damagedRecords()).isEqualTo(1);
      }
    }
    assertThat(Files.size(file)).isEqualTo(whole.length);
  }

  @Test
  void anotherFileIsRefusedAndLeftAsItIs() throws IOException {
    Files.writeString(file, "precious");
    assertThatThrownBy(this::open).hasMessage(file + " holds no comparisons; name another file");
    assertThat(Files.readString(file)).isEqualTo("precious");
  }

  @Test
  void comparisonsOfAnotherGameAreRefusedAndLeftAsTheyAre() throws IOException {
    written(Answer.LEFT);
    long size = Files.size(file);
    AgentSpec other =
        AgentSpec.builder().observe("place", 2, "m").discrete("move", "left", "right").build();
    assertThatThrownBy(() -> new ComparisonFile(file, "clips", other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another game, or another version of it")
        .hasMessageContaining("Name another file");
    assertThat(Files.size(file)).isEqualTo(size);
  }
}
