package io.github.gdxagents.gdx;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.Input.Buttons;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.InputProcessor;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VirtualInputTest {

  private static final Map<Class<?>, Object> NOTHING =
      Map.of(boolean.class, false, int.class, 0, long.class, 0L, float.class, 0f);

  private final List<String> events = new ArrayList<>();
  private final Set<Object> pressedByPeople = new HashSet<>();
  private final VirtualInput input = new VirtualInput(device());

  /** A keyboard without other abilities, and a processor that writes its events down. */
  private Input device() {
    InputProcessor processor =
        proxy(
            InputProcessor.class,
            (name, arguments) -> events.add(name + Arrays.toString(arguments).replace(", ", " ")));
    return proxy(
        Input.class,
        (name, arguments) ->
            switch (name) {
              case "isKeyPressed" -> pressedByPeople.contains(arguments[0]);
              case "getInputProcessor" -> processor;
              case "getX" -> 77;
              default -> null;
            });
  }

  private interface Answer {
    /** Null for what a method answers that knows nothing. */
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answered = answer.to(method.getName(), arguments);
              return answered != null ? answered : NOTHING.get(method.getReturnType());
            }));
  }

  private void frame() {
    input.beginFrame();
    input.endFrame();
  }

  @Test
  void aKeyIsHeldUntilItIsLetGoButJustPressedInOneFrameOnly() {
    input.hold(Keys.A, true);
    assertThat(input.isKeyPressed(Keys.A)).isTrue();
    assertThat(input.isKeyJustPressed(Keys.A)).isTrue();
    assertThat(input.isKeyJustPressed(Keys.ANY_KEY)).isTrue();
    frame();
    input.hold(Keys.A, true);
    assertThat(input.isKeyPressed(Keys.A)).isTrue();
    assertThat(input.isKeyPressed(Keys.ANY_KEY)).isTrue();
    assertThat(input.isKeyJustPressed(Keys.A)).isFalse();
    assertThat(input.isKeyJustPressed(Keys.ANY_KEY)).isFalse();
    frame();
    input.hold(Keys.A, false);
    assertThat(input.isKeyPressed(Keys.A)).isFalse();
    assertThat(input.isKeyPressed(Keys.ANY_KEY)).isFalse();
  }

  @Test
  void eventsReachTheProcessorOnceInTheirOrderWhenTheNextFrameBegins() {
    input.hold(Keys.A, true);
    input.hold(Keys.A, true);
    input.type('a');
    input.hold(Keys.A, false);
    input.touch(3, 4);
    input.touch(3, 4);
    input.touch(5, 4);
    input.lift();
    input.moveTo(8, 9);
    input.scroll(0, -1.5f);
    assertThat(events).isEmpty();
    frame();
    frame();
    assertThat(events)
        .containsExactly(
            "keyDown[" + Keys.A + "]",
            "keyTyped[a]",
            "keyUp[" + Keys.A + "]",
            "mouseMoved[3 4]",
            "touchDown[3 4 0 0]",
            "touchDragged[5 4 0]",
            "touchUp[5 4 0 0]",
            "mouseMoved[8 9]",
            "scrolled[0.0 -1.5]");
  }

  @Test
  void aTapIsOneFrameLong() {
    input.tap(Keys.ENTER);
    input.beginFrame();
    assertThat(input.isKeyPressed(Keys.ENTER)).isTrue();
    assertThat(input.isKeyJustPressed(Keys.ENTER)).isTrue();
    input.endFrame();
    assertThat(input.isKeyPressed(Keys.ENTER)).isFalse();
    assertThat(input.isKeyJustPressed(Keys.ENTER)).isFalse();
    frame();
    assertThat(events).containsExactly("keyDown[" + Keys.ENTER + "]", "keyUp[" + Keys.ENTER + "]");
  }

  @Test
  void fingersTouchDragAndLiftOnTheirOwn() {
    input.touch(10, 20);
    input.touch(1, 30, 40);
    assertThat(input.justTouched()).isTrue();
    assertThat(input.isTouched(0)).isTrue();
    assertThat(input.isTouched(1)).isTrue();
    assertThat(input.getX(1)).isEqualTo(30);
    assertThat(input.getPressure(1)).isEqualTo(1);
    frame();
    assertThat(input.justTouched()).isFalse();
    assertThat(input.isTouched()).isTrue();
    input.touch(15, 18);
    assertThat(input.getX()).isEqualTo(15);
    assertThat(input.getDeltaX()).isEqualTo(5);
    assertThat(input.getDeltaY()).isEqualTo(-2);
    frame();
    assertThat(input.getDeltaX()).isZero();
    input.lift();
    assertThat(input.isTouched(0)).isFalse();
    assertThat(input.isTouched(1)).isTrue();
    input.lift(1);
    assertThat(input.isTouched()).isFalse();
  }

  @Test
  void theMouseHasButtons() {
    input.moveTo(1, 2);
    input.holdButton(Buttons.RIGHT, true);
    assertThat(input.isButtonPressed(Buttons.RIGHT)).isTrue();
    assertThat(input.isButtonPressed(Buttons.LEFT)).isFalse();
    assertThat(input.isButtonJustPressed(Buttons.RIGHT)).isTrue();
    frame();
    assertThat(input.isButtonJustPressed(Buttons.RIGHT)).isFalse();
    input.holdButton(Buttons.RIGHT, false);
    frame();
    assertThat(events)
        .containsExactly(
            "mouseMoved[1 2]",
            "touchDown[1 2 0 " + Buttons.RIGHT + "]",
            "touchUp[1 2 0 " + Buttons.RIGHT + "]");
  }

  @Test
  void theDeviceIsTilted() {
    assertThat(input.isPeripheralAvailable(Input.Peripheral.Accelerometer)).isFalse();
    input.tilt(1, -2, 9);
    assertThat(input.isPeripheralAvailable(Input.Peripheral.Accelerometer)).isTrue();
    assertThat(input.getAccelerometerX()).isEqualTo(1);
    assertThat(input.getAccelerometerY()).isEqualTo(-2);
    assertThat(input.getAccelerometerZ()).isEqualTo(9);
  }

  @Test
  void peopleMayPressKeysToo() {
    pressedByPeople.add(Keys.SPACE);
    input.hold(Keys.A, true);
    assertThat(input.isKeyPressed(Keys.SPACE)).isTrue();
    assertThat(input.isKeyPressed(Keys.A)).isTrue();
    assertThat(input.getX()).as("the mouse, until a bot moves it").isEqualTo(77);
  }

  @Test
  void everythingIsLetGoWithItsEventsOrForgottenWithoutAny() {
    input.hold(Keys.A, true);
    input.touch(3, 4);
    frame();
    events.clear();
    input.releaseAll();
    assertThat(input.isKeyPressed(Keys.A)).isFalse();
    assertThat(input.isTouched()).isFalse();
    frame();
    assertThat(events).containsExactly("keyUp[" + Keys.A + "]", "touchUp[3 4 0 0]");

    input.hold(Keys.B, true);
    input.touch(5, 6);
    events.clear();
    input.reset();
    frame();
    assertThat(events).isEmpty();
    assertThat(input.isKeyJustPressed(Keys.B)).isFalse();
    assertThat(input.justTouched()).isFalse();
    assertThat(input.getX()).isEqualTo(77);
  }
}
