package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.settings.SettingsYaml;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** A settings file gives settings, which can be written and read again, or is refused. */
class SettingsFuzzTest {

  static List<byte[]> files() {
    String all = text(TrainingSettings.DEFAULT);
    String layered =
        """
        game: lander
        steps: 500k
        opponent: {keeper: random}
        hidden: [64, 64]
        reward:
          game: 0.5
        learning-rate: 3e-4..0
        randomize: none
        algorithms:
          grpo: {group-size: 16, discount: 1}
          trpo: {}
        games:
          lander:
            reward: {game: 2}
            algorithm: grpo
        """;
    return List.of(all.getBytes(StandardCharsets.UTF_8), layered.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest
  void aFileGivesSettingsOrIsRefused(byte[] file) throws IOException {
    TrainingSettings settings = read(file);
    if (settings != null) {
      String text = text(settings);
      TrainingSettings again = read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(text(Objects.requireNonNull(again))).isEqualTo(text);
    }
  }

  @Test
  void theSamplesAreRead() throws IOException {
    for (byte[] sample : files()) {
      assertThat(read(sample)).isNotNull();
    }
  }

  private static @Nullable TrainingSettings read(byte[] file) throws IOException {
    try {
      return Allocation.limited(
          () -> {
            SettingsFile read = SettingsFile.read(new ByteArrayInputStream(file), "settings.yaml");
            read.requireGames(List.of("lander"));
            SettingsSection section = read.of("lander", null);
            section.mapping("opponent");
            return section.applyTo(TrainingSettings.DEFAULT);
          });
    } catch (InvalidSettingException e) {
      assertThat(e).hasMessageContaining("settings.yaml");
      return null;
    }
  }

  private static String text(TrainingSettings settings) {
    return SettingsYaml.text(List.of(), Map.of(), Map.of(), settings);
  }
}
