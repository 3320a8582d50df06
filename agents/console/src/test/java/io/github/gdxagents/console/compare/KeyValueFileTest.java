package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyValueFileTest {

  @TempDir Path folder;

  @Test
  void commentsAndBlanksAreSkipped() throws IOException {
    assertThat(read("# mine\n\n  epochs = 3 \r\n#epochs=4\nkl-penalty=adaptive:0.01\n"))
        .isEqualTo(Map.of("epochs", "3", "kl-penalty", "adaptive:0.01"));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Map<String, String> settings =
        Map.of("hidden", "64,64", "learning-rate", "3e-4..0", "empty", "");

    assertThat(read(KeyValueFile.text(List.of("note", "x=y"), settings))).isEqualTo(settings);
  }

  @Test
  void aLineWithoutAKeyIsRefused() {
    assertThatThrownBy(() -> read("epochs=3\n=4"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(folder.resolve("my.result") + ", line 2 must be key=value, not '=4'");
  }

  @Test
  void aKeyThatIsSetTwiceIsRefused() {
    assertThatThrownBy(() -> read("epochs=3\n\nepochs=3"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(folder.resolve("my.result") + ", line 3 sets epochs again; keep one of them");
  }

  private Map<String, String> read(String text) throws IOException {
    return KeyValueFile.read(Files.writeString(folder.resolve("my.result"), text));
  }
}
