package io.github.gdxagents.headless;

import com.badlogic.gdx.Preferences;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Preferences that are gone with the game; a player's own are neither read nor written. */
final class MemoryPreferences implements Preferences {

  private final Map<String, Object> values = new LinkedHashMap<>();

  @Override
  public Preferences putBoolean(String key, boolean value) {
    return with(key, value);
  }

  @Override
  public Preferences putInteger(String key, int value) {
    return with(key, value);
  }

  @Override
  public Preferences putLong(String key, long value) {
    return with(key, value);
  }

  @Override
  public Preferences putFloat(String key, float value) {
    return with(key, value);
  }

  @Override
  public Preferences putString(String key, String value) {
    return with(key, value);
  }

  @Override
  public Preferences put(Map<String, ?> more) {
    values.putAll(more);
    return this;
  }

  private Preferences with(String key, Object value) {
    values.put(key, value);
    return this;
  }

  @Override
  public boolean getBoolean(String key) {
    return getBoolean(key, false);
  }

  @Override
  public int getInteger(String key) {
    return getInteger(key, 0);
  }

  @Override
  public long getLong(String key) {
    return getLong(key, 0);
  }

  @Override
  public float getFloat(String key) {
    return getFloat(key, 0);
  }

  @Override
  public String getString(String key) {
    return getString(key, "");
  }

  // As in libGDX's backends, which keep text: a number is read as what it is asked for.

  @Override
  public boolean getBoolean(String key, boolean otherwise) {
    String text = text(key);
    return text == null ? otherwise : Boolean.parseBoolean(text);
  }

  @Override
  public int getInteger(String key, int otherwise) {
    String text = text(key);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  @Override
  public long getLong(String key, long otherwise) {
    String text = text(key);
    return text == null ? otherwise : Long.parseLong(text);
  }

  @Override
  public float getFloat(String key, float otherwise) {
    String text = text(key);
    return text == null ? otherwise : Float.parseFloat(text);
  }

  @Override
  public String getString(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  private @Nullable String text(String key) {
    Object value = values.get(key);
    return value == null ? null : value.toString();
  }

  @Override
  public Map<String, ?> get() {
    return new LinkedHashMap<>(values);
  }

  @Override
  public boolean contains(String key) {
    return values.containsKey(key);
  }

  @Override
  public void clear() {
    values.clear();
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }

  @Override
  public void flush() {}
}
