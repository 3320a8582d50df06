package io.github.gdxagents.core.screen;

/** Who plays. */
public enum Pilot {
  POLICY("POLICY", Palette.POLICY),
  HUMAN("YOU", Palette.HUMAN),
  RANDOM("RANDOM", Palette.CHANCE),
  REPLAY("REPLAY", Palette.CAUTION);

  final String title;
  final int color;

  Pilot(String title, int color) {
    this.title = title;
    this.color = color;
  }

  Pilot next() {
    return switch (this) {
      case POLICY -> HUMAN;
      case HUMAN -> RANDOM;
      case RANDOM -> POLICY;
      case REPLAY -> REPLAY;
    };
  }
}
