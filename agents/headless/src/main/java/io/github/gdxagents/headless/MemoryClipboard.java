package io.github.gdxagents.headless;

import com.badlogic.gdx.utils.Clipboard;
import org.jspecify.annotations.Nullable;

/** A clipboard that only the game sees. */
final class MemoryClipboard implements Clipboard {

  private String contents = "";

  @Override
  public boolean hasContents() {
    return !contents.isEmpty();
  }

  @Override
  public String getContents() {
    return contents;
  }

  @Override
  public void setContents(@Nullable String newContents) {
    contents = newContents == null ? "" : newContents;
  }
}
