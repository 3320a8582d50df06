package io.github.gdxagents.page;

import org.teavm.jso.dom.html.HTMLDocument;

/** The line that the page shows while no game can be seen. */
final class PageMessage {

  private PageMessage() {}

  static void show(String message) {
    HTMLDocument.current().getElementById("message").setTextContent(message);
  }

  static void clear() {
    show("");
  }
}
