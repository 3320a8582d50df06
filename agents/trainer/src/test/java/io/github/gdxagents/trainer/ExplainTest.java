package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer as users start it, with a policy that is bundled. */
class ExplainTest {

  @TempDir private Path folder;

  @Test
  void theCartPolesPolicyIsKeptBySomeRules() throws IOException, InterruptedException {
    Path policy = folder.resolve("cartpole.policy");
    try (InputStream in = Main.class.getResourceAsStream("/policies/cartpole.policy")) {
      Files.copy(Objects.requireNonNull(in), policy);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "explain",
                policy.toString(),
                "--leaves",
                "8",
                "--seed",
                "2",
                "--java",
                "CartPoleRules.java",
                "--quiet")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(number("the tree keeps ([0-9.]+) %", out)).isGreaterThanOrEqualTo(95);
    assertThat(number("tree of ([0-9]+) leaves", out)).isBetween(2.0, 8.0);
    assertThat(number("tree of [0-9]+ leaves +([0-9.]+) ", out)).isGreaterThan(475);
    assertThat(number("random play +([0-9.]+) ", out)).isLessThan(50);
    assertThat(out).containsPattern("if pole (angle|angular velocity) .* <= ");
    assertThat(folder.resolve("CartPoleRules.java"))
        .content()
        .contains("public final class CartPoleRules {", "// pole angle (rad)", "// push: left");
  }

  private static double number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
