package io.github.gdxagents.gdx.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.graphics.OrthographicCamera;
import com.badlogic.gdx.graphics.PerspectiveCamera;
import io.github.gdxagents.gdx.GdxNatives;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CameraRelativeTest {

  private static final Offset<Float> ROUNDING = within(1e-5f);

  private final CameraRelative coin = new CameraRelative("coin");

  @BeforeAll
  static void loadNatives() {
    GdxNatives.load();
  }

  /** Eight wide and six high, around (10, 20). */
  private static OrthographicCamera camera() {
    OrthographicCamera camera = new OrthographicCamera(8, 6);
    camera.position.set(10, 20, 0);
    camera.update();
    return camera;
  }

  private static void assertWrites(CameraRelative sensor, float right, float up, float visible) {
    assertThat(Written.by(sensor)).containsExactly(new float[] {right, up, visible}, ROUNDING);
  }

  @Test
  void theEdgesOfTheViewportAreOne() {
    assertWrites(coin.locate(camera(), 10, 20), 0, 0, 1);
    assertWrites(coin.locate(camera(), 14, 23), 1, 1, 1);
    assertWrites(coin.locate(camera(), 8, 18.5f), -0.5f, -0.5f, 1);
  }

  @Test
  void whatIsBeyondAnEdgeIsAtThatEdgeAndNotVisible() {
    assertWrites(coin.locate(camera(), 14.1f, 21.5f), 1, 0.5f, 0);
    assertWrites(coin.locate(camera(), 9, -100), -0.25f, -1, 0);
    assertThat(coin.visible()).isFalse();
  }

  @Test
  void zoomAndTurnOfTheCameraCount() {
    OrthographicCamera camera = camera();
    camera.zoom = 2;
    camera.up.set(-1, 0, 0); // a quarter turn to the left: right is +y, up is -x
    camera.update();

    assertWrites(coin.locate(camera, 10, 24), 0.5f, 0, 1);
    assertWrites(coin.locate(camera, 7, 20), 0, 0.5f, 1);
  }

  @Test
  void whatIsFartherFromAPerspectiveIsNearerToItsCenter() {
    PerspectiveCamera camera = new PerspectiveCamera(90, 100, 100);
    camera.near = 1;
    camera.far = 100;
    camera.position.set(0, 0, 10); // looks along -z
    camera.update();

    assertWrites(coin.locate(camera, 5, -5, 0), 0.5f, -0.5f, 1);
    assertWrites(coin.locate(camera, 5, -5, -10), 0.25f, -0.25f, 1);
    assertWrites(coin.locate(camera, 5, 0, -200), 5 / 210f, 0, 0); // beyond the far plane
    assertWrites(coin.locate(camera, 5, -30, 20), 0.5f, -1, 0); // behind
    assertWrites(coin.locate(camera, 5, 0, 10), 1, 0, 0); // beside
  }

  @Test
  void nothingIsZeros() {
    assertWrites(coin, 0, 0, 0);
    assertThat(WrittenCanvas.of(coin)).isEmpty();

    assertWrites(coin.locate(camera(), 12, 20).locateNothing(), 0, 0, 0);
    assertThat(WrittenCanvas.of(coin)).isEmpty();
  }

  @Test
  void itDeclaresAPlaceOnTheScreen() {
    assertThat(Written.spec(coin).toString())
        .isEqualTo("[coin on screen[2] in -1.0..1.0, coin visible in 0.0..1.0]");
  }

  @Test
  void itShowsWhereTheThingIsAndWhetherItIsVisible() {
    assertThat(WrittenCanvas.of(coin.locate(camera(), 12, 20)))
        .containsExactly("line 10.00,20.00 to 12.00,20.00: 0", "point 12.00,20.00: 0");
    assertThat(WrittenCanvas.of(coin.locate(camera(), 30, 20)))
        .containsExactly("line 10.00,20.00 to 30.00,20.00: -1", "point 30.00,20.00: -1");
  }
}
