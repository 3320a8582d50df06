package io.github.gdxagents.console.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.gdxagents.console.text.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Serves the page, to this machine alone:
 *
 * <pre>
 * GET  /            the page, and its files
 * GET  /events      server-sent events: "run", then "news" for as long as the run goes on
 * GET  /runs        the names of the runs beside this one
 * GET  /runs/NAME   what one of them has written
 * POST /stop        ends the run
 * </pre>
 *
 * <p>All threads are daemons, so that none of them keeps the JVM alive.
 */
final class PageServer implements AutoCloseable {

  private static final String RUNS = "/runs/";

  /** Nothing but this server's own files and answers, and in nobody else's frame. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int MISDIRECTED = 421;

  private final PageFiles files = new PageFiles();
  private final HttpServer server;
  private final RequestGuard guard;
  private final EventStreams streams;
  private final OtherRuns others;
  private final Runnable stop;

  /**
   * Binds the server to a port; it answers once it is {@linkplain #start started}.
   *
   * @param port 0 for a free one
   * @param description what the page says of the run from its beginning; as JSON
   */
  PageServer(
      int port, Map<String, Object> description, LiveRun run, OtherRuns others, Runnable stop)
      throws IOException {
    this.others = others;
    this.stop = stop;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    guard = new RequestGuard(server.getAddress().getPort());
    description.put("token", guard.token());
    streams = new EventStreams(run, Json.line(description));
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool(task -> daemon(task, "dashboard-request")));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The server's own thread is a daemon if the one that starts it is. */
  void start() {
    Thread starter = daemon(server::start, "dashboard-start");
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  URI address() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress() instanceof Inet6Address ? "[::1]" : "127.0.0.1";
    return URI.create("http://" + host + ":" + bound.getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-store");
      String path = exchange.getRequestURI().getPath();
      if (!guard.isForUs(exchange.getRequestHeaders())) {
        refuse(exchange, MISDIRECTED, "This page answers to " + address() + " only");
      } else if (!path.equals("/") && RequestGuard.isFromElsewhere(exchange.getRequestHeaders())) {
        refuse(exchange, FORBIDDEN, "This is for the page at " + address() + " only");
      } else if (path.equals("/stop")) {
        stop(exchange);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, METHOD_NOT_ALLOWED, "Only GET, and POST to /stop");
      } else {
        get(exchange, path);
      }
    } catch (RuntimeException e) {
      throw new IOException("Cannot answer " + exchange.getRequestURI(), e);
    }
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    PageFiles.PageFile file = files.at(path);
    if (file != null) {
      send(exchange, OK, file.type(), file.content());
    } else if (path.equals("/events")) {
      streams.serve(exchange);
    } else if (path.equals("/runs")) {
      sendJson(exchange, others.names());
    } else if (path.startsWith(RUNS)) {
      sendRun(exchange, path.substring(RUNS.length()));
    } else {
      refuse(exchange, NOT_FOUND, "There is nothing here; the page is at " + address());
    }
  }

  private void sendRun(HttpExchange exchange, String name) throws IOException {
    Optional<SavedRun> run = others.read(name);
    if (run.isPresent()) {
      Rows metrics = run.get().metrics().rows();
      Rows evaluations = run.get().evaluations();
      sendJson(
          exchange,
          Json.object(
              "metrics",
              News.table(metrics.columns(), metrics.from(0)),
              "evaluations",
              News.table(evaluations.columns(), evaluations.from(0))));
    } else {
      refuse(exchange, NOT_FOUND, "There is no run of that name beside this one");
    }
  }

  private void stop(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      refuse(exchange, METHOD_NOT_ALLOWED, "To end the run takes a POST");
    } else if (!guard.isFromOurPage(exchange.getRequestHeaders())) {
      refuse(exchange, FORBIDDEN, "Only the page at " + address() + " can end the run");
    } else {
      stop.run();
      sendJson(exchange, Json.object("stopping", true));
    }
  }

  private static void sendJson(HttpExchange exchange, Object value) throws IOException {
    byte[] json = Json.line(value).getBytes(StandardCharsets.UTF_8);
    send(exchange, OK, "application/json; charset=utf-8", json);
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    send(exchange, status, "text/plain; charset=utf-8", text);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }

  /** Lets pages have the last news, for a moment, and ends. */
  @Override
  public void close() {
    streams.awaitEnd();
    server.stop(0);
  }
}
