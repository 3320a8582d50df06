package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.console.settings.SettingsSection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonFileTest {

  private static final String COMPLETE =
      """
      # Everything there is
      title: Clipping or penalty?
      games: [lander, lander-continuous]
      seeds: [1-3, 7]
      steps: {all: 500k, lander: 300k}
      steps-scale: 0.5
      solved: {lander: 200}
      reference: PPO paper
      variants:
        clip:
          label: Clipping, epsilon 0.2
          reference: -0.82
          clip-range: 0.2
          kl-penalty: none
          hidden: [32, 16]
        own: {}
      """;

  @TempDir Path folder;

  @Test
  void aFileSaysWhatIsCompared() throws IOException {
    Comparison comparison = read(COMPLETE);

    assertThat(comparison)
        .isEqualTo(
            new Comparison(
                "my",
                "my.yaml",
                "Clipping or penalty?",
                List.of("lander", "lander-continuous"),
                List.of(1L, 2L, 3L, 7L),
                new Steps(OptionalLong.of(500_000), Map.of("lander", 300_000L), 0.5),
                Map.of("lander", 200.0),
                List.of(
                    new ComparedVariant(
                        "clip",
                        "Clipping, epsilon 0.2",
                        SettingsSection.of(
                            Map.of("clip-range", "0.2", "kl-penalty", "none", "hidden", "32,16"),
                            "my.yaml"),
                        OptionalDouble.of(-0.82)),
                    new ComparedVariant(
                        "own",
                        "own",
                        SettingsSection.of(Map.of(), "my.yaml"),
                        OptionalDouble.empty())),
                "PPO paper"));
  }

  @Test
  void onlyGamesSeedsAndAVariantAreNeeded() throws IOException {
    Comparison comparison = read("games: lander\nseeds: 4\nvariants: {own: {}}\n");

    assertThat(comparison.title()).isEqualTo("my");
    assertThat(comparison.steps()).isEqualTo(Steps.OF_PRESETS);
    assertThat(comparison.hasReferences()).isFalse();
  }

  @Test
  void aFileNamesItsComparisonUnlessItSaysOtherwise() throws IOException {
    Path plain = Files.writeString(folder.resolve("clip.or.kl.yaml"), COMPLETE);
    Path named = Files.writeString(folder.resolve("other.txt"), COMPLETE + "name: mine\n");

    assertThat(ComparisonFile.read(plain, List.of()).name()).isEqualTo("clip.or.kl");
    assertThat(ComparisonFile.read(plain, List.of()).source()).isEqualTo(plain.toString());
    assertThat(ComparisonFile.read(named, List.of()).name()).isEqualTo("mine");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSame() throws IOException {
    Comparison comparison = read(COMPLETE);

    assertThat(read(ComparisonYaml.text(comparison))).isEqualTo(comparison);
  }

  @Test
  void gamesMayBeAnyUnlessSomeAreKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), COMPLETE);

    assertThat(ComparisonFile.read(file, List.of("lander", "lander-continuous")).games())
        .hasSize(2);
    assertThatThrownBy(() -> ComparisonFile.read(file, List.of("lander", "walker")))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(
            file
                + ":3:17: there is no game 'lander-continuous'; did you mean 'lander'?"
                + " Choose one of: lander, walker");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          clip 0.2                         | my.yaml:6:1: could not find expected ':'
          seeds: 2                         | my.yaml:5:1: seeds is set again; keep one of them
          game: lander                     | my.yaml:5:7: there is no setting 'game'; did you mean 'games'?
          steps: many                      | my.yaml:5:8: steps: 'many' is not a number of steps; write 500000, 500k or 5e5
          steps: 0                         | my.yaml:5:8: steps: the number of steps must be between 1 and 1000000000000, not 0
          steps: {lander: many}            | my.yaml:5:17: lander: 'many' is not a number of steps; write 500000, 500k or 5e5
          steps: {cart: 5}                 | my.yaml:5:15: cart: steps are given for 'cart', which is none of the games (lander); name one of them
          steps-scale: 0                   | my.yaml:5:14: steps-scale: the scale of steps must be between 0.000001 and 1000000, not 0.0
          steps-scale: some                | my.yaml:5:14: steps-scale: 'some' is not a number; write one such as 0.82
          solved: 200                      | my.yaml:5:9: expected returns by game, such as {lander: 200}, but found '200'
          solved: {lander: NaN}            | my.yaml:5:18: lander: 'NaN' is not a number; write one such as 0.82
          solved: {cart: 5}                | my.yaml:5:16: cart: a return that counts as solved is given for 'cart', which is none of the games (lander); name one of them
          name: two words                  | my.yaml: 'two words' cannot name a comparison; add name: WORD, of letters, digits, hyphens, dots and underscores
          """)
  void aMistakeIsNamedWithItsPlaceAndARemedy(String line, String message) {
    String text = "# line 1\ngames: [lander]\nseeds: 1\nvariants: {clip: {}}\n" + line + "\n";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          {}                       | my.yaml: there is no variant; name at least one
          clip                     | my.yaml:3:11: expected variants with the settings that they change, such as {clip: {clip-range: 0.2}}, but found 'clip'
          {kl: fixed}              | my.yaml:3:16: expected settings to change, such as {clip-range: 0.2}, or {}, but found 'fixed'
          {kl: {clip: 1}}          | my.yaml:3:23: there is no setting 'clip'; did you mean 'kl-stop'?
          {kl: {epoch: 5}}         | my.yaml:3:24: there is no setting 'epoch'; did you mean 'epochs'?
          {kl: {ent_coef: 0}}      | my.yaml:3:27: there is no setting 'ent_coef'; did you mean 'entropy-coefficient'?
          {kl: {epochs: 1, epochs: 2}} | my.yaml:3:28: epochs is set again; keep one of them
          {clip: {}, CLIP: {}}     | my.yaml: the variant clip is named twice; name it once
          {a b: {}}                | my.yaml:3:17: 'a b' cannot name a variant; use letters, digits, hyphens, dots and underscores
          {clip: {label: ' '}}     | my.yaml:3:19: label has no value; give it one, or remove the line
          {clip: {reference: good}} | my.yaml:3:30: reference: 'good' is not a number; write one such as 0.82
          """)
  void aMistakeInAVariantIsNamedWithItsPlaceAndARemedy(String variants, String message) {
    assertThatThrownBy(() -> read("games: [lander]\nseeds: 1\nvariants: " + variants + "\n"))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          games    | my.yaml: games is missing; add a line such as games: [lander, cartpole]
          seeds    | my.yaml: seeds is missing; add a line such as seeds: 1-3
          variants | my.yaml: variants is missing; add a line such as variants: {clip: {clip-range: 0.2}}
          """)
  void whatIsMissingIsNamed(String key, String message) {
    String text =
        "games: [lander]\nseeds: 1\nvariants: {clip: {}}\n".replaceAll("(?m)^" + key + ".*$", "");

    assertThatThrownBy(() -> read(text)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          games: [lander, lander] | my.yaml: the game lander is named twice; name it once
          seeds: [1-3, 2]         | my.yaml: the seed 2 is named twice; name it once
          seeds: 1-               | my.yaml:2:8: seeds: '1-' is not a seed; write whole numbers such as 1,2,5 or a range such as 1-3
          seeds: -1               | my.yaml:2:8: seeds: '-1' is not a seed; write whole numbers such as 1,2,5 or a range such as 1-3
          seeds: 3-1              | my.yaml:2:8: seeds: '3-1' runs backwards; write 1-3
          seeds: 1-1001           | my.yaml:2:8: seeds: '1-1001' names more than 1000 seeds; use fewer
          """)
  void listsAreChecked(String line, String message) {
    String key = line.substring(0, line.indexOf(':'));
    String text =
        "games: [lander]\nseeds: 1\nvariants: {clip: {}}\n".replaceAll("(?m)^" + key + ".*$", line);

    assertThatThrownBy(() -> read(text)).hasMessage(message);
  }

  @Test
  void asManySeedsAsAreAllowedAreRead() {
    assertThat(Seeds.parse("1-1000")).hasSize(1_000);
    assertThat(Seeds.parse(" 3 , 5 - 6 ")).containsExactly(3L, 5L, 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lander", "cart"})
  void theNumberOfAGameWinsOverThatOfAll(String game) {
    Steps steps = Steps.OF_PRESETS.withAll(1_000).with("lander", 300);

    assertThat(steps.of(game, 77)).isEqualTo(game.equals("lander") ? 300 : 1_000);
    assertThat(steps.withScale(0.5).of(game, 77)).isEqualTo(game.equals("lander") ? 150 : 500);
    assertThat(steps.withAll(5).of(game, 77)).isEqualTo(5);
  }

  @Test
  void withoutANumberTheGameDecides() {
    assertThat(Steps.OF_PRESETS.of("cart", 77)).isEqualTo(77);
    assertThat(Steps.OF_PRESETS.withScale(1e-6).of("cart", 77)).isEqualTo(1);
  }

  @Test
  void otherGamesKeepTheStepsThatStillApply() throws IOException {
    Comparison comparison = read(COMPLETE).withGames(List.of("cart"));

    assertThat(comparison.steps()).isEqualTo(new Steps(OptionalLong.of(500_000), Map.of(), 0.5));
  }

  private static Comparison read(String text) throws IOException {
    return ComparisonFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "my", "my.yaml");
  }
}
