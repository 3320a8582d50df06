package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.console.ExportedPolicies.Decision;
import io.github.gdxagents.console.ExportedPolicies.Sample;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exported class, compiled as Java 8 and loaded without anything of ours. */
class ExportJavaTest {

  private static final int LIVES = 4;
  private static final int DECISIONS = 50;

  @TempDir Path folder;

  static Stream<Sample> policies() {
    return ExportedPolicies.all();
  }

  private Class<?> compiled(Sample sample, String... options)
      throws IOException, ClassNotFoundException {
    Path source = folder.resolve("ExportedPolicy.java");
    String[] arguments = {
      "export", sample.write(folder).toString(), "--java", source.toString(), "--overwrite"
    };
    CommandLineRun.of(Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new))
        .succeeded();
    return CompiledClass.of(
        source, options.length == 0 ? "ExportedPolicy" : options[1] + ".ExportedPolicy");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void decidesAsTheRuntimeDoesBitByBit(Sample sample) throws Exception {
    assertSameBits(sample.policy(), compiled(sample));
  }

  private static void assertSameBits(Policy policy, Class<?> type) throws Exception {
    Object exported = type.getConstructor().newInstance();
    boolean remembers = policy.remembers();
    assertThat(type.getMethods())
        .extracting(Method::getName)
        .filteredOn("beginLife"::equals)
        .hasSize(remembers ? 1 : 0);
    for (List<Decision> life : ExportedPolicies.lives(policy, LIVES, DECISIONS)) {
      assertSameBits(policy, life, exported);
      if (remembers) {
        type.getMethod("beginLife").invoke(exported);
      }
    }
  }

  private static void assertSameBits(Policy policy, List<Decision> life, Object exported)
      throws Exception {
    Class<?> type = exported.getClass();
    ActionSpec spec = policy.spec().action();
    int[] choices = new int[spec.branchCount()];
    float[] axes = new float[spec.axisCount()];
    for (Decision decision : life) {
      type.getMethod("decide", float[].class, boolean[].class, int[].class, float[].class)
          .invoke(exported, decision.observation(), decision.allowed(), choices, axes);

      for (int b = 0; b < choices.length; b++) {
        assertThat(choices[b]).isEqualTo(decision.action().choice(b));
        for (int c = 0; c < spec.choiceCount(b); c++) {
          assertThat(type.getMethod("probability", int.class, int.class).invoke(exported, b, c))
              .isEqualTo(decision.probabilities()[b][c]);
        }
      }
      for (int a = 0; a < axes.length; a++) {
        assertThat(Float.floatToRawIntBits(axes[a]))
            .isEqualTo(Float.floatToRawIntBits(decision.action().axis(a)));
        assertThat(type.getMethod("mean", int.class).invoke(exported, a))
            .isEqualTo(decision.means()[a]);
        assertThat(type.getMethod("standardDeviation", int.class).invoke(exported, a))
            .isEqualTo(decision.standardDeviations()[a]);
      }
      assertThat(type.getMethod("value").invoke(exported)).isEqualTo(decision.value());
    }
  }

  @Test
  void withoutAMaskEveryChoiceIsAllowed() throws Exception {
    Sample lander = ExportedPolicies.bundled("lander");
    Class<?> type = compiled(lander, "--package", "com.example.game");
    Object exported = type.getConstructor().newInstance();
    Decision decision = ExportedPolicies.lives(lander.policy(), 1, 1).get(0).get(0);
    int[] choices = new int[1];

    type.getMethod("decide", float[].class, int[].class, float[].class)
        .invoke(exported, decision.observation(), choices, new float[0]);

    assertThat(choices[0]).isEqualTo(decision.action().choice(0));
    assertThat(type.getName()).isEqualTo("com.example.game.ExportedPolicy");
  }

  @Test
  void wrongLengthsAndAbsurdNumbersAreRefusedInASentence() throws Exception {
    Class<?> type = compiled(ExportedPolicies.bundled("lander"));
    float[] observation = new float[8];
    boolean[] all = {true, true, true, true};

    assertThat(refusal(type, new float[7], all))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The array observation must have the length 8, not 7");
    assertThat(refusal(type, observation, new boolean[3]))
        .hasMessage("The array mask must have the length 4, not 3");
    assertThat(refusal(type, observation, new boolean[4]))
        .hasMessage("Branch 0 allows none of its 4 choices; allow at least one in the mask");
    observation[3] = Float.NaN;
    assertThat(refusal(type, observation, all))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("The policy cannot decide: expected finite outputs");
  }

  private static Throwable refusal(Class<?> type, float[] observation, boolean[] mask)
      throws Exception {
    Object exported = type.getConstructor().newInstance();
    try {
      type.getMethod("decide", float[].class, boolean[].class, int[].class, float[].class)
          .invoke(exported, observation, mask, new int[1], new float[0]);
      throw new AssertionError("Nothing was refused");
    } catch (InvocationTargetException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  /** More than a method, a string constant and a line of the constant pool can hold. */
  @Test
  void halfAMillionWeightsAreAClassAsAnyOther() throws Exception {
    AgentSpec spec = AgentSpec.builder().observe("x", 600, "").discrete("key", "a", "b").build();
    Policy policy = ExportedPolicies.policy(spec, 500, Activation.TANH, false);

    assertSameBits(policy, compiled(new Sample("large", policy)));
  }

  @Test
  void aStrangersTextsStayInComments() throws Exception {
    String evil =
        "*/ static { System.exit(3); } /* \\u002a/ @CLASS@ @NUMBERS@ <b> {@link x} \" \\ ";
    AgentSpec spec =
        AgentSpec.builder()
            .observe(evil, 2, evil)
            .discrete(evil, evil, "größer \uD83D\uDE80")
            .continuous(evil, evil, -1, 1)
            .build();
    Policy policy = ExportedPolicies.policy(spec, 4, Activation.TANH, true);

    assertSameBits(policy, compiled(new Sample("evil", policy)));

    String source =
        Files.readString(folder.resolve("ExportedPolicy.java"), StandardCharsets.US_ASCII);
    assertThat(source)
        .contains("&#42;/ static &#123; System.exit(3); &#125;")
        .contains("gr\\u00f6\\u00dfer \\ud83d\\ude80")
        .doesNotContain("*/ static", "@NUMBERS@", "<b>");
    assertThatThrownBy(() -> Class.forName("ExportedPolicy"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
