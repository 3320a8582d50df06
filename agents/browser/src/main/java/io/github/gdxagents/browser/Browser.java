package io.github.gdxagents.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chromium without a window, by W3C's WebDriver ("WebDriver", 2018) and what ChromeDriver adds to
 * it.
 */
public final class Browser implements AutoCloseable {

  /** What is done while a key is held. */
  @FunctionalInterface
  public interface Action {
    void run() throws IOException, InterruptedException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process driver;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();
  private String session = "";

  private Browser(Process driver, int port) {
    this.driver = driver;
    address = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts one, or has the test skipped where there is none.
   *
   * @param arguments more of them for Chromium
   */
  public static Browser open(String... arguments) throws IOException, InterruptedException {
    Optional<Path> driver = onThePath("chromedriver");
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
            .flatMap(name -> onThePath(name).stream())
            .findFirst();
    assumeThat(driver).as("chromedriver is on the PATH, to look at the page").isPresent();
    assumeThat(chromium).as("Chromium is on the PATH, to look at the page").isPresent();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(driver.orElseThrow().toString(), "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Browser browser = new Browser(process, port);
    try {
      browser.begin(chromium.orElseThrow(), arguments);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      browser.close();
      throw e;
    }
    return browser;
  }

  private static Optional<Path> onThePath(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void begin(Path chromium, String... moreArguments)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean ready = false;
    while (!ready) {
      assertThat(System.nanoTime()).as("chromedriver starts in time").isLessThan(end);
      try {
        ready = call("GET", "/status", null).getAsJsonObject().get("ready").getAsBoolean();
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    List<String> arguments =
        new ArrayList<>(List.of("--headless=new", "--no-sandbox", "--window-size=1280,800"));
    arguments.addAll(List.of(moreArguments));
    Map<String, Object> options = Map.of("binary", chromium.toString(), "args", arguments);
    Map<String, Object> wanted =
        Map.of(
            "browserName",
            "chrome",
            "goog:chromeOptions",
            options,
            "goog:loggingPrefs",
            Map.of("browser", "ALL"));
    JsonElement begun =
        call("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
    session = "/session/" + begun.getAsJsonObject().get("sessionId").getAsString();
  }

  private JsonElement call(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(new Gson().toJson(body));
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    JsonElement value = JsonParser.parseString(response.body()).getAsJsonObject().get("value");
    assertThat(response.statusCode()).as("%s %s: %s", method, path, value).isEqualTo(200);
    return value;
  }

  public void visit(URI page) throws IOException, InterruptedException {
    call("POST", session + "/url", Map.of("url", page.toString()));
  }

  /** What a script returns; where that is a promise, what it is kept with. */
  public JsonElement run(String script) throws IOException, InterruptedException {
    return call("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** Waits until a condition holds on the page. */
  public void await(String condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!run("return Boolean(" + condition + ")").getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time: %s", condition).isLessThan(end);
      Thread.sleep(50);
    }
  }

  public void click(String selector) throws IOException, InterruptedException {
    JsonObject element =
        call("POST", session + "/element", Map.of("using", "css selector", "value", selector))
            .getAsJsonObject();
    String id = element.entrySet().iterator().next().getValue().getAsString();
    call("POST", session + "/element/" + id + "/click", Map.of());
  }

  /**
   * Holds a key for as long as something takes.
   *
   * @param key a character, or one of WebDriver's for the keys that have none
   */
  public void hold(char key, Action meanwhile) throws IOException, InterruptedException {
    keyboard("keyDown", key);
    meanwhile.run();
    keyboard("keyUp", key);
  }

  /** Presses a key and lets it go. */
  public void press(char key) throws IOException, InterruptedException {
    hold(key, () -> {});
  }

  private void keyboard(String type, char key) throws IOException, InterruptedException {
    Map<String, Object> action = Map.of("type", type, "value", String.valueOf(key));
    Map<String, Object> keyboard =
        Map.of("type", "key", "id", "keyboard", "actions", List.of(action));
    call("POST", session + "/actions", Map.of("actions", List.of(keyboard)));
  }

  /** What the page looks like, as PNG. */
  public byte[] screenshot() throws IOException, InterruptedException {
    return Base64.getDecoder().decode(call("GET", session + "/screenshot", null).getAsString());
  }

  /** Saves what pages let it download in a folder. */
  public void downloadInto(Path folder) throws IOException, InterruptedException {
    devTools(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
  }

  /** Shows the page in a window of this size and in light or dark colors. */
  public void show(int width, int height, String scheme) throws IOException, InterruptedException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    devTools(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private void devTools(String command, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    call("POST", session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** What the page wrote to its console, and what went wrong with it. */
  public String console() throws IOException, InterruptedException {
    return call("POST", session + "/se/log", Map.of("type", "browser")).toString();
  }

  @Override
  public void close() {
    try {
      if (!session.isEmpty()) {
        call("DELETE", session, null);
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      // It ends with its driver.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }
}
