package io.github.gdxagents.console.run;

import java.io.IOException;

/** A run folder holds files already. The message is one line that names the remedy. */
public final class FolderInUseException extends IOException {

  private static final long serialVersionUID = 1;

  FolderInUseException(String message) {
    super(message);
  }
}
