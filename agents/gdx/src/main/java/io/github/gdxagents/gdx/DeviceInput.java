package io.github.gdxagents.gdx;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.InputProcessor;
import com.badlogic.gdx.input.NativeInputConfiguration;
import org.jspecify.annotations.Nullable;

/** What no bot does: it is left to the device that people use. */
abstract class DeviceInput implements Input {

  final Input device;

  DeviceInput(Input device) {
    this.device = device;
  }

  @Override
  public void setInputProcessor(@Nullable InputProcessor processor) {
    device.setInputProcessor(processor);
  }

  @Override
  public @Nullable InputProcessor getInputProcessor() {
    return device.getInputProcessor();
  }

  @Override
  public float getGyroscopeX() {
    return device.getGyroscopeX();
  }

  @Override
  public float getGyroscopeY() {
    return device.getGyroscopeY();
  }

  @Override
  public float getGyroscopeZ() {
    return device.getGyroscopeZ();
  }

  @Override
  public void getTextInput(TextInputListener listener, String title, String text, String hint) {
    device.getTextInput(listener, title, text, hint);
  }

  @Override
  public void getTextInput(
      TextInputListener listener,
      String title,
      String text,
      String hint,
      OnscreenKeyboardType type) {
    device.getTextInput(listener, title, text, hint, type);
  }

  @Override
  public void setOnscreenKeyboardVisible(boolean visible) {
    device.setOnscreenKeyboardVisible(visible);
  }

  @Override
  public void setOnscreenKeyboardVisible(boolean visible, OnscreenKeyboardType type) {
    device.setOnscreenKeyboardVisible(visible, type);
  }

  @Override
  public void openTextInputField(NativeInputConfiguration configuration) {
    device.openTextInputField(configuration);
  }

  @Override
  public void closeTextInputField(boolean sendReturn) {
    device.closeTextInputField(sendReturn);
  }

  @Override
  public void closeTextInputField(
      boolean sendReturn, NativeInputConfiguration.NativeInputCloseCallback callback) {
    device.closeTextInputField(sendReturn, callback);
  }

  @Override
  public boolean isTextInputFieldOpened() {
    return device.isTextInputFieldOpened();
  }

  @Override
  public void setKeyboardHeightObserver(KeyboardHeightObserver observer) {
    device.setKeyboardHeightObserver(observer);
  }

  @Override
  public void vibrate(int milliseconds) {
    device.vibrate(milliseconds);
  }

  @Override
  public void vibrate(int milliseconds, boolean fallback) {
    device.vibrate(milliseconds, fallback);
  }

  @Override
  public void vibrate(int milliseconds, int amplitude, boolean fallback) {
    device.vibrate(milliseconds, amplitude, fallback);
  }

  @Override
  public void vibrate(VibrationType type) {
    device.vibrate(type);
  }

  @Override
  public float getAzimuth() {
    return device.getAzimuth();
  }

  @Override
  public float getPitch() {
    return device.getPitch();
  }

  @Override
  public float getRoll() {
    return device.getRoll();
  }

  @Override
  public void getRotationMatrix(float[] matrix) {
    device.getRotationMatrix(matrix);
  }

  @Override
  public void setCatchKey(int key, boolean catchKey) {
    device.setCatchKey(key, catchKey);
  }

  @Override
  public boolean isCatchKey(int key) {
    return device.isCatchKey(key);
  }

  @Override
  public int getRotation() {
    return device.getRotation();
  }

  @Override
  public Orientation getNativeOrientation() {
    return device.getNativeOrientation();
  }

  @Override
  public void setCursorCatched(boolean catched) {
    device.setCursorCatched(catched);
  }

  @Override
  public boolean isCursorCatched() {
    return device.isCursorCatched();
  }

  @Override
  public void setCursorPosition(int screenX, int screenY) {
    device.setCursorPosition(screenX, screenY);
  }
}
