package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CurvePictureTest {

  private final List<Integer> drawn = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @TempDir Path folder;

  @Test
  void whileOneIsDrawnNobodyWaitsAndTheLatestIsDrawnNext() throws Exception {
    try (CurvePicture picture = new CurvePicture(folder.resolve("curve"), this::draw)) {
      picture.draw(curve(1));
      begun.await();
      picture.draw(curve(2));
      picture.draw(curve(3));
      picture.draw(curve(4));
      assertThat(drawn).isEmpty();
      goOn.countDown();
    }

    assertThat(drawn).containsExactly(1, 4);
    assertThat(folder.resolve("curve")).hasBinaryContent(new byte[] {4});
  }

  @Test
  void anInterruptedThreadStillWaitsForTheLastOne() throws Exception {
    CurvePicture picture = new CurvePicture(folder.resolve("curve"), this::draw);
    picture.draw(curve(1));
    begun.await();
    picture.draw(curve(2));
    Thread.currentThread().interrupt();
    goOn.countDown();
    picture.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(drawn).containsExactly(1, 2);
  }

  @Test
  void whatCannotDrawIsNotAskedAgain() throws Exception {
    CurvePicture picture =
        new CurvePicture(
            folder.resolve("curve"),
            curve -> {
              drawn.add(curve.size());
              begun.countDown();
              throw new NoClassDefFoundError("no fonts");
            });
    picture.draw(curve(1));
    begun.await();
    while (picture.failure() == null) {
      Thread.onSpinWait();
    }
    picture.draw(curve(2));
    picture.close();

    assertThat(drawn).containsExactly(1);
    assertThat(picture.failure()).hasMessage("no fonts");
    assertThat(folder.resolve("curve")).doesNotExist();
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenAtTheEndOrReported() throws Exception {
    goOn.countDown();
    Path inUse = Files.createDirectories(folder.resolve("curve")).resolve("in-use");
    Files.writeString(inUse, "");
    CurvePicture blocked = new CurvePicture(folder.resolve("curve"), this::draw);
    blocked.draw(curve(1));
    assertThatThrownBy(blocked::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("curve");

    CurvePicture freed =
        new CurvePicture(
            folder.resolve("curve"),
            curve -> {
              begun.countDown();
              return new byte[] {5};
            });
    freed.draw(curve(1));
    begun.await();
    Files.delete(inUse);
    Files.deleteIfExists(folder.resolve("curve"));
    freed.close();

    assertThat(folder.resolve("curve")).hasBinaryContent(new byte[] {5});
  }

  private static LearningCurve curve(int points) {
    LearningCurve curve = new LearningCurve("toy");
    for (int point = 0; point < points; point++) {
      curve.add(point, point);
    }
    return curve;
  }

  /** Draws a curve as the number of its points, once it may. */
  private byte[] draw(LearningCurve curve) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    drawn.add(curve.size());
    return new byte[] {(byte) curve.size()};
  }
}
