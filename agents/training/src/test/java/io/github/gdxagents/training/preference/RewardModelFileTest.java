package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.PreferenceSettings;
import io.github.gdxagents.training.settings.SettingsText;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardModelFileTest {

  private static final PreferenceSettings SETTINGS =
      SettingsText.with(
          PreferenceSettings.DEFAULT, Map.of("reward-hidden", "4", "reward-models", "2"));
  private static final RewardOrigin ORIGIN =
      new RewardOrigin("clips", "1.2.3", 7, Map.of("labels", "200"), 190, 0.75);

  private static RewardEnsemble ensemble() {
    RewardEnsemble ensemble = new RewardEnsemble(Clips.SPEC, SETTINGS, 3);
    ensemble.setNormalizer(
        new ObservationNormalizer(
            new float[] {1, 2, 3, 0, 0, 1}, new float[] {4, 5, 6, 7, 8, 9}, 10, 100));
    ensemble.scaleBy(List.of(clip()), true);
    return ensemble;
  }

  private static Trajectory clip() {
    return Clips.of(9, AgentState.TERMINATED, new RandomStream(5));
  }

  private static byte[] bytes(RewardModel model, Path folder) throws IOException {
    Path file = folder.resolve("a.reward");
    RewardModelFile.write(model, file.toFile());
    return Files.readAllBytes(file);
  }

  private static RewardModel read(byte[] file) throws IOException {
    return RewardModelFile.read(new ByteArrayInputStream(file), "a.reward");
  }

  @Test
  void aRewardThatWasSavedPaysTheSame(@TempDir Path folder) throws IOException {
    RewardEnsemble ensemble = ensemble();
    byte[] file = bytes(ensemble.model(ORIGIN), folder);
    RewardModel model = read(file);
    assertThat(model.origin()).isEqualTo(ORIGIN);
    assertThat(model.spec()).isEqualTo(Clips.SPEC);
    RewardEnsemble loaded = new RewardEnsemble(model, SETTINGS);
    assertThat(loaded.worth(clip())).isEqualTo(ensemble.worth(clip()));
    assertThat(loaded.learnedReturn(clip())).isEqualTo(ensemble.learnedReturn(clip()));
    assertThat(bytes(model, folder)).isEqualTo(file);
    assertThat(RewardModelFile.isOne(folder.resolve("a.reward"))).isTrue();
  }

  @Test
  void aModelStaysAsItWasWhereTheNetworksLearnOn(@TempDir Path folder) throws IOException {
    RewardEnsemble ensemble = ensemble();
    RewardModel model = ensemble.model(ORIGIN);
    byte[] before = bytes(model, folder);
    ensemble.members().get(0).parameters()[0]++;
    assertThat(bytes(model, folder)).isEqualTo(before);
    assertThat(bytes(ensemble.model(ORIGIN), folder)).isNotEqualTo(before);
  }

  @Test
  void everyDamagedByteIsNoticed() throws IOException {
    byte[] file = RewardModelFile.sealed(ensemble().model(ORIGIN));
    for (int i = 0; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> read(damaged)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> read(new byte[100]))
        .hasMessage(
            "a.reward holds no learned reward; expected a file that a training run has saved");
  }

  /** With a right checksum, whatever it says. */
  @Test
  void hostileContentIsRefusedOrMeansWhatItSays() throws IOException {
    byte[] file = RewardModelFile.sealed(ensemble().model(ORIGIN));
    RandomStream random = new RandomStream(1);
    int refused = 0;
    for (int trial = 0; trial < 5_000; trial++) {
      byte[] hostile = file.clone();
      for (int change = 0; change < 3; change++) {
        hostile[12 + random.nextInt(file.length - 20)] = (byte) random.nextInt(256);
      }
      CRC32 sum = new CRC32();
      sum.update(hostile, 0, hostile.length - Long.BYTES);
      ByteBuffer.wrap(hostile).putLong(hostile.length - Long.BYTES, sum.getValue());
      try {
        assertThat(RewardModelFile.sealed(read(hostile))).isEqualTo(hostile);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(500, 4_900);
  }

  @Test
  void aRewardOfAnotherGameIsRefusedWithEveryDifference() {
    RewardModel model = ensemble().model(ORIGIN);
    AgentSpec other =
        AgentSpec.builder()
            .observe("place", 2, "m")
            .discrete("move", "left", "right")
            .continuous("push", "N", -2, 2)
            .build();
    assertThatThrownBy(() -> model.requireSpec(other))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("observation component 0: reward model has")
        .hasMessageContaining("branch 0: reward model has")
        .hasMessageContaining("Use one that was learned in this game");
    assertThatCode(() -> model.requireSpec(Clips.SPEC)).doesNotThrowAnyException();
  }
}
