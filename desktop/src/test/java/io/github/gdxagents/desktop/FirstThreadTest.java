package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FirstThreadTest {

  @Test
  void restartsWithTheSameArgumentsOnTheFirstThread() {
    List<String> command =
        FirstThread.command(List.of("-Xmx64m"), FirstThreadTest.class, "--game", "cartpole");

    assertThat(command.get(0)).contains("java");
    assertThat(command).containsSubsequence("-XstartOnFirstThread", "-Xmx64m", "-cp");
    assertThat(command).endsWith(FirstThreadTest.class.getName(), "--game", "cartpole");
  }

  @Test
  void knowsMacOsByItsName() {
    assertThat(FirstThread.isMacOs("Mac OS X")).isTrue();
    assertThat(FirstThread.isMacOs("Linux")).isFalse();
    assertThat(FirstThread.isMacOs("Windows 11")).isFalse();
  }

  @Test
  @DisabledOnOs(OS.MAC)
  void elsewhereThisJvmWillDo() throws IOException {
    assertThat(FirstThread.runElsewhereIfNeeded(FirstThreadTest.class)).isEmpty();
  }
}
