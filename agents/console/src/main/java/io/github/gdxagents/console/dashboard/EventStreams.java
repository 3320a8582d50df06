package io.github.gdxagents.console.dashboard;

import com.sun.net.httpserver.HttpExchange;
import io.github.gdxagents.console.text.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells pages of a run by server-sent events (WHATWG, "HTML Living Standard", section 9.2), each on
 * a thread of its own, which fetches what is new when it has sent what was new before. A page that
 * loses its connection comes back by itself, and gets everything again.
 */
final class EventStreams {

  private static final int MOST_STREAMS = 32;

  /** As often as anybody looks; each time costs half a millisecond or so. */
  private static final long MILLIS_BETWEEN_NEWS = 500;

  /** How soon it is found out that a page has gone. */
  private static final long MILLIS_OF_SILENCE = 5_000;

  private static final long MILLIS_BEFORE_RETRY = 2_000;
  private static final long MILLIS_AT_END = 500;

  private static final int OK = 200;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final LiveRun run;
  private final String description;
  private int open;

  /**
   * @param description what a page is told at first: one line of JSON
   */
  EventStreams(LiveRun run, String description) {
    this.run = run;
    this.description = description;
  }

  /** Sends events until the run ends or the page goes. */
  void serve(HttpExchange exchange) throws IOException {
    if (!begin()) {
      exchange.sendResponseHeaders(SERVICE_UNAVAILABLE, -1);
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(OK, 0);
      write("retry: " + MILLIS_BEFORE_RETRY + "\nevent: run\ndata: " + description, out);
      sendNews(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void sendNews(OutputStream out) throws IOException, InterruptedException {
    LiveRun.Cursor seen = LiveRun.Cursor.NOTHING;
    boolean ended = false;
    while (!ended) {
      News news = run.await(seen, MILLIS_OF_SILENCE);
      if (news == null) {
        write(": still there", out);
      } else {
        write("event: news\ndata: " + Json.line(news.json()), out);
        seen = news.seen();
        ended = news.phase() == LiveRun.Phase.ENDED;
        run.awaitEnd(MILLIS_BETWEEN_NEWS);
      }
    }
  }

  private static void write(String event, OutputStream out) throws IOException {
    out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private synchronized boolean begin() {
    if (open >= MOST_STREAMS) {
      return false;
    }
    open++;
    return true;
  }

  private synchronized void end() {
    open--;
    notifyAll();
  }

  /** Waits until all pages know that the run has ended; not for long, since one may be slow. */
  synchronized void awaitEnd() {
    long end = System.nanoTime() + MILLIS_AT_END * 1_000_000;
    long left = MILLIS_AT_END;
    try {
      while (open > 0 && left > 0) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
