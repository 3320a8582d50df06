package io.github.gdxagents.core.screen;

import java.util.function.IntConsumer;

/** The levels of an opponent, one of which is marked while somebody chooses. */
final class LevelMenu {

  private final IntConsumer chosen;
  private int levels;
  private int marked;
  private boolean open;

  /**
   * @param chosen hears of each level that was chosen
   */
  LevelMenu(IntConsumer chosen) {
    this.chosen = chosen;
  }

  /**
   * Opens it.
   *
   * @param levels how many there are
   * @param present the one that is played at, from 1; marked to begin with
   */
  void open(int levels, int present) {
    this.levels = levels;
    marked = present;
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  int levels() {
    return levels;
  }

  /** The level that Enter would choose, from 1. */
  int marked() {
    return marked;
  }

  /** Marks a level by its number; one that there is not changes nothing. */
  void mark(int level) {
    if (level >= 1 && level <= levels) {
      marked = level;
    }
  }

  /** Closes it, and tells of the level that is marked. */
  void accept() {
    open = false;
    chosen.accept(marked);
  }

  void cancel() {
    open = false;
  }
}
