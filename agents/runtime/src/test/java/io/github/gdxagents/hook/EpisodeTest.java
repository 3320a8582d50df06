package io.github.gdxagents.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeTest {

  private static final Parameter GRAVITY = new Parameter("gravity", "m/s²", 5, 12, 9.8f);
  private static final Parameter WIND = new Parameter("wind", "N", -3, 3, 0);

  @Test
  void parametersHaveTheirDefaultsUnlessChanged() {
    Episode episode = Episode.of(7, List.of(GRAVITY, WIND));
    Episode windy = episode.with("wind", -2);

    assertThat(episode.seed()).isEqualTo(7);
    assertThat(episode.value("gravity")).isEqualTo(9.8f);
    assertThat(episode.value("wind")).isZero();
    assertThat(windy.value("wind")).isEqualTo(-2);
    assertThat(windy.value("gravity")).isEqualTo(9.8f);
    assertThat(windy).hasToString("seed 7, gravity 9.8, wind -2.0").isNotEqualTo(episode);
    assertThat(windy.with("wind", 0)).isEqualTo(episode).hasSameHashCodeAs(episode);
  }

  @Test
  void anUnknownParameterIsAnErrorThatNamesThoseThereAre() {
    Episode episode = Episode.of(7, List.of(WIND));

    assertThatThrownBy(() -> episode.value("gravity"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no parameter 'gravity', only [wind N in -3.0..3.0, by default 0.0]");
    assertThatThrownBy(() -> episode.with("gravity", 1)).hasMessageContaining("'gravity'");
  }

  @Test
  void aValueOutOfItsBoundsIsAnError() {
    Episode episode = Episode.of(7, List.of(GRAVITY));

    for (float value : new float[] {4.9f, 12.1f, Float.NaN}) {
      assertThatThrownBy(() -> episode.with("gravity", value))
          .hasMessageContaining("Parameter gravity m/s² in 5.0..12.0")
          .hasMessageContaining("cannot take the value " + value);
    }
  }

  @Test
  void twoParametersOfOneNameAreAnError() {
    assertThatThrownBy(() -> Episode.of(1, List.of(WIND, WIND)))
        .hasMessageContaining("More than one parameter is named 'wind'");
  }

  @Test
  void aDefaultOutsideOfFiniteBoundsIsAnError() {
    assertThatThrownBy(() -> new Parameter("p", "", 0, 1, 2)).hasMessageContaining("default 2.0");
    assertThatThrownBy(() -> new Parameter("p", "", 0, Float.POSITIVE_INFINITY, 2))
        .hasMessageContaining("finite bounds");
    assertThatThrownBy(() -> new Parameter("p", "", Float.NaN, 1, 0)).hasMessageContaining("NaN");
  }
}
