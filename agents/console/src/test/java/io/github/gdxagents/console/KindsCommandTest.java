package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.DuelGame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Games with several kinds of agents on the command line. */
class KindsCommandTest {

  @TempDir Path folder;
  private Path striker;

  @BeforeEach
  void trainAStriker() {
    train("striker", "--kind", "striker");
    striker = folder.resolve("striker").resolve("latest.policy");
  }

  private static CommandLineRun run(String... arguments) {
    Game duel = Game.of("duel", DuelGame::new, CommandLineRun.QUICK_SETTINGS, 256);
    return CommandLineRun.of(new CommandLineTrainer("toy", duel), arguments);
  }

  private CommandLineRun train(String name, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("train", "duel", "--run", folder.resolve(name).toString()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new)).succeeded();
  }

  @Test
  void oneKindLearnsAndTheOthersPlayAtRandomUnlessToldOtherwise() throws IOException {
    CommandLineRun run = train("keeper", "--kind", "keeper");

    assertThat(run.err()).contains("striker plays at random\n", "Training duel, keeper, seed 1,");
    Policy policy = PolicyFile.read(folder.resolve("keeper").resolve("latest.policy").toFile());
    assertThat(policy.spec().kind()).isEqualTo("keeper");
    // The evaluation counts the keeper's 100 lives, not the striker's.
    assertThat(policy.provenance().scoreEpisodes()).isEqualTo(100);
    assertThat(run.out()).contains("Evaluation over 100 new episodes");
  }

  @Test
  void aSavedPolicyPlaysAnotherKindAndTheSettingsSayHowToRepeatIt() throws IOException {
    CommandLineRun run = train("keeper", "--kind", "keeper", "--opponent", "striker=" + striker);

    assertThat(run.err()).contains("striker is played by " + striker + "\n");
    assertThat(Files.readString(folder.resolve("keeper").resolve("settings.yaml")))
        .contains("\nkind: keeper ", "\n  striker: opponent-1.policy\n");
    train("again", "--settings", folder.resolve("keeper").resolve("settings.yaml").toString());
    assertThat(Files.readAllBytes(folder.resolve("again").resolve("latest.policy")))
        .isEqualTo(Files.readAllBytes(folder.resolve("keeper").resolve("latest.policy")));
    train("chance", "--kind", "keeper", "--opponent", "striker=random");
    assertThat(Files.readAllBytes(folder.resolve("chance").resolve("latest.policy")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("keeper").resolve("latest.policy")));
  }

  @Test
  void aPolicyIsEvaluatedAsItsKind() {
    CommandLineRun text = run("evaluate", striker.toString(), "--episodes", "7").succeeded();
    assertThat(text.err()).isEqualTo("keeper plays at random\n");

    String json =
        run("evaluate", striker.toString(), "--episodes", "7", "--json", "--stochastic")
            .succeeded()
            .out();
    assertThat(JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("returns")).hasSize(7);
  }

  @Test
  void aLenientMatchLetsAPolicyPlayAnotherKind() {
    String[] asKeeper = {"evaluate", striker.toString(), "--kind", "keeper"};
    CommandLineRun strict = run(asKeeper);
    assertThat(strict.exitCode()).isEqualTo(2);
    assertThat(strict.err())
        .contains("kind: policy has striker, game has keeper")
        .endsWith("accept them with --match lenient\n");

    CommandLineRun lenient =
        run("evaluate", striker.toString(), "--kind", "keeper", "--match", "lenient").succeeded();
    assertThat(lenient.err())
        .contains("differs from the game; accepted:\n  kind: policy has striker, game has keeper");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train duel                                             | duel has several kinds of agents; choose the one to train with --kind: keeper, striker
          train duel --kind keper                                | There is no kind of agent in duel named 'keper'; did you mean 'keeper'? Choose one of: keeper, striker
          train duel --kind keeper --opponent striker            | --opponent needs KIND=POLICY or KIND=random, not 'striker'
          train duel --kind keeper --opponent sriker=random      | There is no kind of agent in duel named 'sriker'; did you mean 'striker'? Choose one of: keeper, striker
          train duel --kind keeper --opponent keeper=random      | --opponent keeper=random names the kind whose own policy plays; leave it out
          train duel --kind keeper --opponent striker=a.policy   | Policy file not found: a.policy
          train duel --kind keeper --set epochs=0                | epochs must be between 1 and 1000, not 0; the nearest valid value is 1
          train duel --kind keeper --match loose                 | Invalid value for option '--match': There is no match named 'loose'; did you mean 'lenient'? Choose one of: strict, lenient
          """)
  void anErrorIsAnsweredInOneLineThatSaysWhatToDo(String arguments, String answer) {
    CommandLineRun run = run(arguments.split(" +"));

    assertThat(run.err()).isEqualTo("toy: " + answer + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static final class EmptyGame implements Simulation {

    @Override
    public List<Agent> agents() {
      return List.of();
    }

    @Override
    public void reset(Episode episode) {}

    @Override
    public void advance() {}
  }

  @Test
  void aGameWithoutAgentsIsRefused() {
    CommandLineTrainer commandLine =
        new CommandLineTrainer("toy", Game.of("empty", EmptyGame::new));
    CommandLineRun run = CommandLineRun.of(commandLine, "train", "empty");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("toy: empty has no agents; a simulation needs at least one\n");
  }

  @Test
  void aGameOfSeveralKindsIsNotCompared() throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(
        file, "games: [duel]\nseeds: 1\nvariants: {a: {epochs: 1}, b: {epochs: 2}}\n");
    CommandLineRun run = run("compare", "--file", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("duel has several kinds of agents");
  }
}
