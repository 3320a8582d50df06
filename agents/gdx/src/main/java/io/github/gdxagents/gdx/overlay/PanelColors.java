package io.github.gdxagents.gdx.overlay;

/** The panel's colors, as {@code 0xRRGGBBAA}: light on a dark veil, legible over any scene. */
final class PanelColors {

  static final int VEIL = 0x0a1026e0;
  static final int EDGE = 0x8fa8e060;
  static final int INK = 0xeaf2ffff;
  static final int MUTED = 0x9fb0d4ff;
  static final int TRACK = 0x8fa8e038;
  static final int BAR = 0x9fb0d4ff;
  static final int CAUTION = 0xffc65cff;
  static final int CHOSEN = 0x5ee6a8ff;
  static final int CHOSEN_ROW = 0x5ee6a81c;
  static final int SPREAD = 0x9fb0d480;

  /** Of the palette by Okabe and Ito (2008), for those who cannot tell red from green. */
  static final int FOR = 0x56b4e9ff;

  static final int AGAINST = 0xe69f00ff;

  private PanelColors() {}
}
