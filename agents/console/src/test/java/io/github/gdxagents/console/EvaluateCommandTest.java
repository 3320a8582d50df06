package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writePolicy() throws IOException {
    file = TestPolicies.write(folder.resolve("a.policy"), "corridor");
  }

  @Test
  void jsonHoldsWhatTheLibraryMeasures() throws IOException {
    Policy policy = PolicyFile.read(file.toFile());
    Evaluation expected = Evaluation.of(new Corridor(Corridor.Kind.STEPS), policy, 20, 3);

    JsonObject json = json("--episodes", "20", "--seed", "3");

    assertThat(json.get("policy").getAsString()).isEqualTo(file.toString());
    assertThat(json.get("game").getAsString()).isEqualTo("corridor");
    assertThat(json.get("variant").getAsString()).isEqualTo("steps");
    assertThat(json.get("episodes").getAsInt()).isEqualTo(20);
    assertThat(json.get("seed").getAsLong()).isEqualTo(3);
    assertThat(json.get("stochastic").getAsBoolean()).isFalse();
    assertThat(doubles(json.getAsJsonArray("returns"))).containsExactly(expected.returns());
    JsonObject returns = json.getAsJsonObject("return");
    assertThat(returns.get("mean").getAsDouble()).isEqualTo(expected.meanReturn());
    assertThat(returns.get("deviation").getAsDouble())
        .isEqualTo(expected.returnSpread().deviation());
    assertThat(returns.get("min").getAsDouble()).isEqualTo(expected.returnSpread().min());
    assertThat(returns.get("max").getAsDouble()).isEqualTo(expected.returnSpread().max());
    assertThat(json.getAsJsonObject("episode_decisions").get("mean").getAsDouble())
        .isEqualTo(expected.lengthSpread().mean());
    assertThat(json.get("terminated_share").getAsDouble())
        .isCloseTo(expected.terminated() / 20.0, within(1e-12));
    assertThat(json.get("decision_micros").getAsDouble()).isPositive();
  }

  private Path train(String name, String steps) {
    Path run = folder.resolve(name);
    CommandLineRun.of("train", "corridor", "--steps", steps, "--run", run.toString()).succeeded();
    return run.resolve("latest.policy");
  }

  @Test
  void severalPoliciesPlayTheSameEpisodesAndAreHeldAgainstEachOther() {
    Path novice = train("novice", "64");
    Path expert = train("expert", "6400");
    String[] arguments = {
      "evaluate",
      novice.toString(),
      expert.toString(),
      expert.toString(),
      "--episodes",
      "40",
      "--json"
    };

    String text =
        CommandLineRun.of(Arrays.copyOf(arguments, arguments.length - 1)).succeeded().out();
    JsonObject json =
        JsonParser.parseString(CommandLineRun.of(arguments).succeeded().out()).getAsJsonObject();

    JsonArray policies = json.getAsJsonArray("policies");
    assertThat(policies).hasSize(3);
    double[] noviceWins = doubles(policies.get(0).getAsJsonObject().getAsJsonArray("win_shares"));
    double[] expertWins = doubles(policies.get(1).getAsJsonObject().getAsJsonArray("win_shares"));
    assertThat(expertWins[0]).isGreaterThan(0.6);
    assertThat(noviceWins).containsExactly(0.5, 1 - expertWins[0], 1 - expertWins[0]);
    assertThat(expertWins[2]).isEqualTo(0.5);
    JsonObject last = policies.get(2).getAsJsonObject();
    double mean = last.getAsJsonObject("return").get("mean").getAsDouble();
    assertThat(last.get("mean_low").getAsDouble()).isLessThanOrEqualTo(mean);
    assertThat(last.get("mean_high").getAsDouble()).isGreaterThanOrEqualTo(mean);
    assertThat(doubles(last.getAsJsonArray("returns")))
        .containsExactly(doubles(policies.get(1).getAsJsonObject().getAsJsonArray("returns")));
    assertThat(text)
        .startsWith("corridor, 40 new episodes, seed 1, most probable actions\n")
        .contains("95 % interval", "(1) " + novice, "(3) " + expert);
  }

  @Test
  void policiesOfDifferentGamesAreNotHeldAgainstEachOther() throws IOException {
    Path other = TestPolicies.write(folder.resolve("b.policy"), "corridor-throttle");

    CommandLineRun run = CommandLineRun.of("evaluate", file.toString(), other.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "toy: %s plays corridor and %s plays corridor-throttle; compare policies of one game, or choose it with --game\n"
                .formatted(file, other));
  }

  @Test
  void theSeedChoosesTheEpisodes() {
    JsonArray one = json("--seed", "1").getAsJsonArray("returns");
    JsonArray two = json("--seed", "2").getAsJsonArray("returns");
    JsonArray oneAgain = json("--seed", "1").getAsJsonArray("returns");

    assertThat(oneAgain).isEqualTo(one);
    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void stochasticPlayDiffersFromDeterministicPlay() {
    JsonObject drawn = json("--stochastic");

    assertThat(drawn.get("stochastic").getAsBoolean()).isTrue();
    assertThat(drawn.getAsJsonArray("returns")).isNotEqualTo(json().getAsJsonArray("returns"));
    assertThat(drawn.getAsJsonArray("returns"))
        .isEqualTo(json("--stochastic").getAsJsonArray("returns"));
  }

  @Test
  void theVariantComesFromThePolicy() throws IOException {
    Path throttle = folder.resolve("throttle.policy");
    PolicyFile.write(
        TestPolicies.policy("corridor-throttle", new Corridor(Corridor.Kind.THROTTLE).spec()),
        throttle.toFile());

    CommandLineRun run = CommandLineRun.of("evaluate", throttle.toString()).succeeded();

    assertThat(run.out())
        .startsWith("corridor-throttle, 100 new episodes, seed 1, most probable actions\n");
  }

  @Test
  void theGameCanBeNamedWhereThePolicyNamesAnUnknownOne() throws IOException {
    Path renamed = TestPolicies.write(folder.resolve("old.policy"), "corridor-of-old");

    CommandLineRun run =
        CommandLineRun.of("evaluate", renamed.toString(), "--game", "corridor").succeeded();

    assertThat(run.out()).startsWith("corridor, 100 new episodes");
  }

  @Test
  void theTableIsAligned() {
    String out = CommandLineRun.of("evaluate", file.toString()).succeeded().out();

    String[] lines = out.split("\n");
    assertThat(lines).hasSize(7);
    assertThat(lines[1]).matches(" +mean +std dev +min +max");
    assertThat(lines[2]).matches("  return( +-?[0-9.]+){4}");
    assertThat(lines[3]).matches("  episode length( +[0-9.]+){4}  decisions");
    assertThat(lines[4]).matches("  terminated +([0-9]|[1-9][0-9]) % +the others were truncated");
    assertThat(lines[5]).matches("  decision time +[0-9.]+ +microseconds, median");
    assertThat(lines[6]).matches("  distance +-?[0-9.]+ +reported by the game");
    int end = lines[1].indexOf("mean") + "mean".length();
    for (int row = 2; row < 7; row++) {
      assertThat(lines[row].substring(end, end + 2)).as(lines[row]).isBlank();
      assertThat(lines[row].charAt(end - 1)).as(lines[row]).isNotEqualTo(' ');
    }
  }

  private JsonObject json(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "evaluate";
    arguments[1] = file.toString();
    arguments[2] = "--json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return JsonParser.parseString(CommandLineRun.of(arguments).succeeded().out()).getAsJsonObject();
  }

  private static double[] doubles(JsonArray array) {
    return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }
}
