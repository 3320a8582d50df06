package emu.com.badlogic.gdx.utils;

/**
 * libGDX's in a page, in place of gdx-teavm's, which cannot tell a library's file: there is nothing
 * to load.
 */
public class SharedLibraryLoader {

  public void load(String library) {}

  /** Needed for messages only, of which there are none. */
  public String mapLibraryName(String library) {
    return library;
  }
}
