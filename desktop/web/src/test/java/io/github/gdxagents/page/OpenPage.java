package io.github.gdxagents.page;

import io.github.gdxagents.browser.Browser;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page in a browser that draws without a graphics card. Played as a person would, by its keys,
 * but for ticks, many of which can be asked for at once.
 */
final class OpenPage implements AutoCloseable {

  static final char RIGHT = '\uE014'; // as WebDriver has it
  private static final char F9 = '\uE039';

  private final Path downloads;
  private final FileServer server;
  private final Browser browser;

  /**
   * @param folder with the page
   * @param downloads an empty folder
   */
  OpenPage(Path folder, Path downloads) throws IOException, InterruptedException {
    this.downloads = downloads;
    browser = Browser.open("--use-angle=swiftshader", "--enable-unsafe-swiftshader");
    server = new FileServer(folder);
    browser.downloadInto(downloads);
    resize(480, 270);
  }

  /**
   * Opens the page and waits for the game.
   *
   * @param options as they follow the question mark
   */
  void open(String options) throws IOException, InterruptedException {
    browser.console(); // forgets what was written before
    browser.visit(server.address("?" + options));
    browser.await("document.getElementById('message').textContent === ''");
    frame();
  }

  /** What the page says in place of a game, once it does. */
  String message(String options) throws IOException, InterruptedException {
    browser.visit(server.address("?" + options));
    String message = "document.getElementById('message').textContent";
    browser.await("!" + message + ".startsWith('Loading')");
    return browser.run("return " + message).getAsString();
  }

  void press(char key) throws IOException, InterruptedException {
    browser.press(key);
  }

  void hold(char key, Browser.Action meanwhile) throws IOException, InterruptedException {
    browser.hold(key, meanwhile);
  }

  /** Waits until the ticks that are due have been made and drawn: the page is called first. */
  private void frame() throws IOException, InterruptedException {
    browser.run("return new Promise(done => requestAnimationFrame(done))");
  }

  /** Makes ticks one after the other, as a period does for each time it is typed. */
  void tick(int ticks) throws IOException, InterruptedException {
    browser.run(
        "for (let i = 0; i < "
            + ticks
            + "; i++) document.dispatchEvent(new KeyboardEvent('keypress', {charCode: 46}))");
    frame();
  }

  /** Begins to record, or stops. */
  void record() throws IOException, InterruptedException {
    press(F9);
  }

  /** What was recorded, and downloaded as a file of this name. */
  Demonstrations recorded(String name) throws IOException, InterruptedException {
    Path file = downloads.resolve(name);
    for (int patience = 200; !Files.exists(file) && patience > 0; patience--) {
      Thread.sleep(50);
    }
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    return DemonstrationFile.read(new ByteArrayInputStream(content), name);
  }

  /**
   * Plays the episodes that follow one another, whoever plays, and returns them.
   *
   * @param options with the game and the seed of the first one
   * @param ticks that an episode has at most
   */
  Demonstrations play(String game, String options, int episodes, int ticks)
      throws IOException, InterruptedException {
    open("game=" + game + "&" + options);
    press(' ');
    press('r');
    record();
    for (int episode = 0; episode < episodes; episode++) {
      if (episode > 0) {
        press('n');
      }
      tick(ticks);
    }
    record();
    return recorded(game + "-1.demos");
  }

  /** Shows the page in a window of another size, in pixels; the smaller, the faster it draws. */
  void resize(int width, int height) throws IOException, InterruptedException {
    browser.show(width, height, "dark");
  }

  byte[] screenshot() throws IOException, InterruptedException {
    return browser.screenshot();
  }

  /** What the page wrote to the browser's console. */
  String console() throws IOException, InterruptedException {
    return browser.console();
  }

  @Override
  public void close() {
    server.close();
    browser.close();
  }
}
