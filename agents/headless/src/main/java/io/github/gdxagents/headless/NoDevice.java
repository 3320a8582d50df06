package io.github.gdxagents.headless;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.InputProcessor;
import org.jspecify.annotations.Nullable;

/** No keyboard, no mouse, no screen to touch: what is pressed is pressed by bots. */
abstract class NoDevice implements Input {

  private @Nullable InputProcessor processor;

  @Override
  public void setInputProcessor(@Nullable InputProcessor newProcessor) {
    processor = newProcessor;
  }

  @Override
  public @Nullable InputProcessor getInputProcessor() {
    return processor;
  }

  @Override
  public boolean isPeripheralAvailable(Peripheral peripheral) {
    return peripheral == Peripheral.HardwareKeyboard;
  }

  @Override
  public Orientation getNativeOrientation() {
    return Orientation.Landscape;
  }
}
