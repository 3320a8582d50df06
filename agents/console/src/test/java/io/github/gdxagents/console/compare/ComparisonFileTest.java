package io.github.gdxagents.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
      title=Clipping or penalty?
      games=lander, lander-continuous
      seeds=1-3,7
      steps=500000
      steps.lander=300000
      steps-scale=0.5
      solved.lander=200
      variant.clip=clip-range=0.2   kl-penalty=none
      variant.own=
      label.clip=Clipping, epsilon 0.2
      reference=PPO paper
      reference.clip=-0.82
      """;

  @TempDir Path folder;

  @Test
  void aFileSaysWhatIsCompared() throws IOException {
    Comparison comparison = read(COMPLETE);

    assertThat(comparison)
        .isEqualTo(
            new Comparison(
                "my",
                "my.txt",
                "Clipping or penalty?",
                List.of("lander", "lander-continuous"),
                List.of(1L, 2L, 3L, 7L),
                new Steps(OptionalLong.of(500_000), Map.of("lander", 300_000L), 0.5),
                Map.of("lander", 200.0),
                List.of(
                    new ComparedVariant(
                        "clip",
                        "Clipping, epsilon 0.2",
                        Map.of("clip-range", "0.2", "kl-penalty", "none"),
                        OptionalDouble.of(-0.82)),
                    new ComparedVariant("own", "own", Map.of(), OptionalDouble.empty())),
                "PPO paper"));
  }

  @Test
  void onlyGamesSeedsAndAVariantAreNeeded() throws IOException {
    Comparison comparison = read("games=lander\nseeds=4\nvariant.own=\n");

    assertThat(comparison.title()).isEqualTo("my");
    assertThat(comparison.steps()).isEqualTo(Steps.OF_PRESETS);
    assertThat(comparison.hasReferences()).isFalse();
  }

  @Test
  void aFileNamesItsComparisonUnlessItSaysOtherwise() throws IOException {
    Path plain = Files.writeString(folder.resolve("clip.or.kl.properties"), COMPLETE);
    Path named = Files.writeString(folder.resolve("other.txt"), COMPLETE + "name=mine\n");

    assertThat(ComparisonFile.read(plain).name()).isEqualTo("clip.or.kl");
    assertThat(ComparisonFile.read(plain).source()).isEqualTo(plain.toString());
    assertThat(ComparisonFile.read(named).name()).isEqualTo("mine");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSame() throws IOException {
    Comparison comparison = read(COMPLETE);

    assertThat(read(ComparisonFile.text(comparison))).isEqualTo(comparison);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          clip 0.2                   | my.txt, line 5 must be key=value, not 'clip 0.2'
          seeds=2                    | my.txt, line 5 sets seeds again; keep one of them
          game=lander                | my.txt: there is no key 'game'; did you mean 'games'? Keys: games, label.NAME, name, reference, reference.NAME, seeds, solved.GAME, steps, steps-scale, steps.GAME, title, variant.NAME
          variant.a b=epochs=1       | my.txt: variant.a b: 'a b' cannot name a variant; use letters, digits, hyphens, dots and underscores
          variant.kl=fixed           | my.txt: variant.kl: 'fixed' does not change a setting; write KEY=VALUE without spaces, such as clip-range=0.2, and a space before the next one
          variant.kl=epochs=1 epochs=2 | my.txt: variant.kl: the setting epochs is changed twice; keep one of them
          variant.CLIP=epochs=1      | my.txt: the variant clip is named twice; name it once
          label.clipp=Clipping       | my.txt: label.clipp: there is no variant 'clipp'; did you mean 'clip'?
          label.clip=                | my.txt: variant.clip: the label of variant clip is empty; give one
          reference.klip=1           | my.txt: reference.klip: there is no variant 'klip'; did you mean 'clip'?
          reference.clip=good        | my.txt: reference.clip: 'good' is not a number; write one such as 0.82
          reference.clip=NaN         | my.txt: reference.clip: 'NaN' is not a number; write one such as 0.82
          steps=many                 | my.txt: steps: 'many' is not a number of steps; write 500000, 500k or 5e5
          steps=0                    | my.txt: steps: the number of steps must be between 1 and 1000000000000, not 0
          steps.cart=5               | my.txt: steps are given for 'cart', which is none of the games (lander); name one of them
          steps-scale=0              | my.txt: steps-scale: the scale of steps must be between 0.000001 and 1000000, not 0.0
          name=two words             | my.txt: 'two words' cannot name a comparison; add name=WORD of letters, digits, hyphens, dots and underscores
          """)
  void aMistakeIsNamedWithItsPlaceAndARemedy(String line, String message) {
    String text = "# line 1\ngames=lander\nseeds=1\nvariant.clip=clip-range=0.2\n" + line + "\n";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidComparisonException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          games   | my.txt: games: is missing; add a line such as games=lander,cartpole
          seeds   | my.txt: seeds: is missing; add a line such as seeds=1-3
          variant | my.txt: there is no variant; add a line such as variant.clip=clip-range=0.2
          """)
  void whatIsMissingIsNamed(String key, String message) {
    String text = "games=lander\nseeds=1\nvariant.clip=\n".replaceAll("(?m)^" + key + ".*$", "");

    assertThatThrownBy(() -> read(text)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          games=lander,lander | my.txt: the game lander is named twice; name it once
          seeds=1-3,2         | my.txt: the seed 2 is named twice; name it once
          seeds=1-            | my.txt: seeds: '1-' is not a seed; write whole numbers such as 1,2,5 or a range such as 1-3
          seeds=-1            | my.txt: seeds: '-1' is not a seed; write whole numbers such as 1,2,5 or a range such as 1-3
          seeds=3-1           | my.txt: seeds: '3-1' runs backwards; write 1-3
          seeds=1-1001        | my.txt: seeds: '1-1001' names more than 1000 seeds; use fewer
          """)
  void listsAreChecked(String line, String message) {
    String key = line.substring(0, line.indexOf('='));
    String text = "games=lander\nseeds=1\nvariant.clip=\n".replaceAll("(?m)^" + key + ".*$", line);

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
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "my", "my.txt");
  }
}
