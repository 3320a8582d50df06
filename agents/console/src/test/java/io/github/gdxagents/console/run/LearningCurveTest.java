package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LearningCurveTest {

  @Test
  void memoryIsBoundedHoweverLongTheRun() throws IOException {
    LearningCurve curve = new LearningCurve("toy");
    int most = 0;
    for (int step = 0; step < 100_000; step++) {
      curve.add(step, step);
      most = Math.max(most, curve.size());
    }

    assertThat(most).isBetween(1_000, 2_000);
    assertThat(curve.size()).isBetween(1_000, 2_000);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(curve.png()));
    assertThat(image.getWidth()).isEqualTo(1000);
  }

  @Test
  @Timeout(60)
  void returnsBeyondAllDrawingAreLeftOut() throws IOException {
    LearningCurve curve = new LearningCurve("toy");
    curve.add(1, 8e37);
    curve.add(2, Double.NaN);
    curve.add(3, -9e37);

    assertThat(curve.isEmpty()).isTrue();

    curve.add(4, 1e12);
    curve.add(5, -1e12);

    assertThat(curve.size()).isEqualTo(2);
    assertThat(curve.png()).isNotEmpty();
  }
}
