package io.github.gdxagents.policy;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads policies where Kryo cannot run, such as in browsers and on iOS: with plain Java, and
 * without reaching any class of Kryo. It accepts the same files as {@link
 * PolicyFile#read(InputStream)}, returns the same policies, and refuses all else with the same
 * exceptions.
 */
public final class PlainPolicyFile {

  /** How large a file may be unless the caller says otherwise: 8 MiB, two million weights. */
  public static final int DEFAULT_MAX_BYTES = 8 << 20;

  private PlainPolicyFile() {}

  /**
   * Loads a policy of at most {@value #DEFAULT_MAX_BYTES} bytes.
   *
   * @param in read to its end and closed
   * @throws PolicyFormatException if the stream holds anything but one policy that this version can
   *     use
   * @throws IOException if reading fails
   */
  public static Policy read(InputStream in) throws IOException {
    return read(in, DEFAULT_MAX_BYTES);
  }

  /**
   * Loads a policy.
   *
   * @param in read to its end and closed
   * @param maxBytes how large the file may be; reading takes some ten times the memory at worst
   * @throws PolicyFormatException if the stream holds anything but one policy that this version can
   *     use
   * @throws IOException if reading fails
   */
  public static Policy read(InputStream in, int maxBytes) throws IOException {
    try (InputStream closing = in) {
      byte[] file = PolicyEnvelope.read(closing, maxBytes);
      return new PlainSource(file, PolicyEnvelope.PAYLOAD_OFFSET).readPolicy();
    }
  }
}
