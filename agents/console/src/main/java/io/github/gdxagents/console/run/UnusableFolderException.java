package io.github.gdxagents.console.run;

import java.io.IOException;

/** A run cannot use a folder. The message is one line that names the remedy. */
public final class UnusableFolderException extends IOException {

  private static final long serialVersionUID = 1;

  UnusableFolderException(String message) {
    super(message);
  }
}
