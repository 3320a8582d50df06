package io.github.gdxagents.console.record;

/** Drawing into memory and files, where nobody needs a display. */
final class Headless {

  private Headless() {}

  /**
   * Says so to AWT, unless this JVM's user has chosen already. Call it before anything of AWT is
   * loaded, which looks for a display at once.
   */
  static void drawWithoutDisplay() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }
}
