package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParentProcessTest {

  /** Goes on until somebody ends it. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) throws InterruptedException {
      ParentProcess.endWithIt();
      System.out.println("begun");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /** An endless process that has begun. */
  private static Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Endless.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(process.inputReader().readLine()).isEqualTo("begun");
    return process;
  }

  @Test
  void aProcessEndsWhenItsParentIsKilled() throws Exception {
    Process parent = start();
    Process child = start("-D" + ParentProcess.PROPERTY + "=" + parent.pid());
    try {
      assertThat(child.isAlive()).isTrue();

      parent.destroyForcibly(); // SIGKILL

      assertThat(child.waitFor()).isEqualTo(1);
    } finally {
      parent.destroyForcibly();
      child.destroyForcibly();
    }
  }
}
