package io.github.gdxagents.console.dashboard;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Keeps web pages of others away from the page. A browser lets any page send requests to this
 * machine: it may not read the answers, unless its own name leads here as well (DNS rebinding), and
 * what it asks for would be done all the same.
 */
final class RequestGuard {

  /** The header that proves that a request comes from our own page. */
  static final String TOKEN_HEADER = "X-Run-Token";

  private static final int TOKEN_BYTES = 16;

  private final Set<String> hosts;
  private final String token;

  /**
   * @param port where the page is
   */
  RequestGuard(int port) {
    hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    token = HexFormat.of().formatHex(secret);
  }

  /** What our page is told, and nobody else: another for each run. */
  String token() {
    return token;
  }

  /** Whether a request is meant for this machine by its own name. */
  boolean isForUs(Headers request) {
    String host = request.getFirst("Host");
    return host != null && hosts.contains(host);
  }

  /** Whether a browser says that another page sent a request. */
  static boolean isFromElsewhere(Headers request) {
    String site = request.getFirst("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /** Whether our own page sent a request, one that {@link #isForUs}. */
  boolean isFromOurPage(Headers request) {
    String origin = request.getFirst("Origin");
    String given = request.getFirst(TOKEN_HEADER);
    return origin != null
        && origin.equals("http://" + request.getFirst("Host"))
        && given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
