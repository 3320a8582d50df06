package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.console.text.Chart;
import io.github.gdxagents.console.text.SvgPicture;
import org.junit.jupiter.api.Test;

class LearningCurveTest {

  @Test
  void memoryIsBoundedHoweverLongTheRun() {
    LearningCurve curve = new LearningCurve("toy");
    int most = 0;
    for (int step = 0; step < 100_000; step++) {
      curve.add(step, step);
      most = Math.max(most, curve.size());
    }

    assertThat(most).isBetween(1_000, 2_000);
    assertThat(curve.size()).isBetween(1_000, 2_000);
    assertThat(new SvgPicture(curve.svg()).lines(Chart.COLOR).get(0)).hasSize(curve.size());
  }

  @Test
  void returnsBeyondAllDrawingAreLeftOut() {
    LearningCurve curve = new LearningCurve("toy");
    curve.add(1, 8e37);
    curve.add(2, Double.NaN);
    curve.add(3, -9e37);

    assertThat(curve.isEmpty()).isTrue();

    curve.add(4, 1e12);
    curve.add(5, -1e12);

    assertThat(curve.size()).isEqualTo(2);
    assertThat(new SvgPicture(curve.svg()).lines(Chart.COLOR).get(0)).hasSize(2);
  }

  @Test
  void evaluationsAreALineOfTheirOwnWithADotEach() {
    LearningCurve curve = new LearningCurve("toy");
    curve.add(100, -5);
    curve.add(200, 20);

    assertThat(new SvgPicture(curve.svg()).texts())
        .contains("mean return of the last 100 episodes");

    curve.addEvaluation(100, 10);
    curve.addEvaluation(200, 20);
    SvgPicture picture = new SvgPicture(curve.svg());

    assertThat(picture.dots(Chart.OTHER_COLOR))
        .isEqualTo(picture.lines(Chart.OTHER_COLOR).get(0))
        .hasSize(2)
        .last()
        .isEqualTo(picture.lines(Chart.COLOR).get(0).get(1));
    assertThat(picture.texts())
        .contains("toy", "mean return", "training steps (decisions of all agents)")
        .last()
        .asString()
        .contains("last 100 training episodes", "evaluation, most probable actions");
  }

  @Test
  void aSinglePointIsADot() {
    LearningCurve trained = new LearningCurve("toy");
    trained.add(100, 7);
    LearningCurve evaluated = new LearningCurve("toy");
    evaluated.addEvaluation(100, 7);

    assertThat(new SvgPicture(trained.svg()).dots(Chart.COLOR)).hasSize(1);
    assertThat(new SvgPicture(evaluated.svg()).dots(Chart.OTHER_COLOR)).hasSize(1);
  }
}
