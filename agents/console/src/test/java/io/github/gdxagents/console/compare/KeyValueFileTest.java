package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyValueFileTest {

  @Test
  void commentsAndBlanksAreSkipped() throws IOException {
    assertThat(read("# mine\n\n  epochs = 3 \r\n#epochs=4\nkl-penalty=adaptive:0.01\n"))
        .isEqualTo(Map.of("epochs", "3", "kl-penalty", "adaptive:0.01"));
  }

  /** As Notepad saves it. */
  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
    assertThat(read("\uFEFFepochs=3\r\ndiscount=0.9\r\n"))
        .isEqualTo(Map.of("epochs", "3", "discount", "0.9"));
    assertThat(read("\uFEFF# mine\r\nepochs=3\r\n")).isEqualTo(Map.of("epochs", "3"));
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
        .hasMessage("my.settings, line 2 must be key=value, not '=4'");
  }

  @Test
  void aKeyThatIsSetTwiceIsRefused() {
    assertThatThrownBy(() -> read("epochs=3\n\nepochs=3"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("my.settings, line 3 sets epochs again; keep one of them");
  }

  private static Map<String, String> read(String text) throws IOException {
    return KeyValueFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "my.settings");
  }
}
