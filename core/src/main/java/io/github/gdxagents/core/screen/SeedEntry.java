package io.github.gdxagents.core.screen;

import java.util.function.LongConsumer;

/** A seed that is being typed. Whatever it has taken so far is one, or nothing, or a sign. */
final class SeedEntry {

  private final LongConsumer chosen;
  private final StringBuilder text = new StringBuilder();
  private boolean open;

  /**
   * @param chosen hears of each seed that was typed
   */
  SeedEntry(LongConsumer chosen) {
    this.chosen = chosen;
  }

  /** Begins with no digits. */
  void open() {
    text.setLength(0);
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  /** What was typed so far. */
  CharSequence text() {
    return text;
  }

  /** Takes a digit or a sign; anything else, and what no seed has room for, changes nothing. */
  void type(char character) {
    if (character == '\b') {
      text.setLength(Math.max(0, text.length() - 1));
    } else if (isSeed(text.toString() + character) || (character == '-' && text.length() == 0)) {
      text.append(character);
    }
  }

  private static boolean isSeed(String text) {
    try {
      Long.parseLong(text);
      return text.charAt(0) != '+';
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Ends it, and tells of the seed if there is one. */
  void accept() {
    open = false;
    if (isSeed(text.toString())) {
      chosen.accept(Long.parseLong(text.toString()));
    }
  }

  void cancel() {
    open = false;
  }
}
