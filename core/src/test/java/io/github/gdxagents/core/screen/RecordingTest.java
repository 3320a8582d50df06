package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What F9 does, without a window. */
class RecordingTest {

  @TempDir Path folder;
  private Recording recording;
  private Session session;

  @BeforeEach
  void open() {
    recording = new Recording(new DemonstrationFolder(folder.resolve("demos").toFile()));
    session =
        new Session(
            Games.CARTPOLE.open(false),
            PolicySeat.of((observation, mask, action) -> action.setChoice(0, 1), "to the right"),
            Games.CARTPOLE.human(new HeldKeys()),
            Pilot.POLICY,
            7);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void play(int ticks) {
    for (int tick = 0; tick < ticks; tick++) {
      session.update(0.0201f);
    }
  }

  private Demonstrations saved(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("demos").resolve(name));
    return DemonstrationFile.read(new ByteArrayInputStream(bytes), name);
  }

  @Test
  void whoeverPlaysIsRecordedAndSavedUnderANewName() throws IOException {
    recording.toggle(Games.CARTPOLE, session.agent());
    while (!session.over()) {
      play(1);
    }
    session.nextEpisode();
    session.setPilot(Pilot.HUMAN);
    play(3);
    assertThat(recording.lives()).isEqualTo(1);
    assertThat(recording.decisions()).isGreaterThan(5);
    recording.toggle(Games.CARTPOLE, session.agent());

    assertThat(recording.isOn()).isFalse();
    assertThat(recording.news()).startsWith("saved ").endsWith("cartpole-1.demos");
    Demonstrations first = saved("cartpole-1.demos");
    assertThat(first.game()).isEqualTo("cartpole");
    assertThat(first.lives()).hasSize(2);
    assertThat(first.lives().get(0).origin().seed()).isEqualTo(7);
    assertThat(first.lives().get(0).end()).isEqualTo(AgentState.TERMINATED);
    assertThat(first.lives().get(1).origin().seed()).isEqualTo(8);
    assertThat(first.lives().get(1).end()).isEqualTo(AgentState.RUNNING);

    recording.toggle(Games.CARTPOLE, session.agent());
    play(5);
    recording.stop();
    assertThat(saved("cartpole-2.demos").lives()).hasSize(1);
    assertThat(saved("cartpole-1.demos")).isEqualTo(first);
    recording.pass(20);
    assertThat(recording.news()).isEmpty();
  }

  @Test
  void whatCannotBeSavedIsTold() throws IOException {
    recording.toggle(Games.CARTPOLE, session.agent());
    recording.toggle(Games.CARTPOLE, session.agent());
    assertThat(recording.news()).isEqualTo("nothing recorded");

    Files.writeString(folder.resolve("demos"), "in the way");
    recording.toggle(Games.CARTPOLE, session.agent());
    play(5);
    recording.stop();
    assertThat(recording.news()).startsWith("not saved: cannot make the folder");
  }
}
