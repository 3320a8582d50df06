package io.github.gdxagents.policy;

import com.esotericsoftware.kryo.kryo5.io.KryoBufferOverflowException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Saves and loads policies.
 *
 * <p>The same policy always gives the same bytes, and a file that can be loaded holds the bytes
 * that saving its policy gives. A file that is no policy, is damaged, or comes from a newer version
 * of the library gives a {@link PolicyFormatException} that says so, whatever its bytes. A policy
 * that was {@linkplain Policy#fitTo fitted} to a game is saved as it was trained.
 *
 * <p>Where Kryo cannot run, {@link PlainPolicyFile} loads the same files.
 */
public final class PolicyFile {

  /** How large a file to load may be unless the caller says otherwise. */
  public static final int DEFAULT_MAX_BYTES = PlainPolicyFile.DEFAULT_MAX_BYTES;

  /** How large a file to save may be: room for 16 million weights. */
  public static final int MAX_SAVED_BYTES = 1 << 26;

  private PolicyFile() {}

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
      return decode(PolicyEnvelope.read(closing, maxBytes)).readPolicy();
    }
  }

  /**
   * Loads a policy of at most {@value #DEFAULT_MAX_BYTES} bytes.
   *
   * @throws PolicyFormatException if the file holds anything but one policy that this version can
   *     use
   * @throws IOException if reading fails
   */
  public static Policy read(File file) throws IOException {
    return read(file, DEFAULT_MAX_BYTES);
  }

  /**
   * Loads a policy.
   *
   * @param maxBytes how large the file may be; reading takes some ten times the memory at worst
   * @throws PolicyFormatException if the file holds anything but one policy that this version can
   *     use
   * @throws IOException if reading fails
   */
  public static Policy read(File file, int maxBytes) throws IOException {
    try {
      return read(new FileInputStream(file), maxBytes);
    } catch (PolicyFormatException e) {
      throw new PolicyFormatException(file + ": " + e.getMessage());
    }
  }

  /**
   * Saves a policy.
   *
   * @param out written to and flushed, but not closed
   * @throws PolicyFormatException if the policy holds what no file may hold, such as a weight that
   *     is not a number; nothing has been written then
   * @throws IOException if writing fails
   */
  public static void write(Policy policy, OutputStream out) throws IOException {
    byte[] bytes = encode(policy);
    out.write(bytes);
    out.flush();
  }

  /**
   * Saves a policy. The file appears under its name only when it is complete, so that a crash
   * leaves the old file or the new one, never half of one.
   *
   * @param file replaced if it exists; its folder must exist
   * @throws PolicyFormatException if the policy holds what no file may hold, such as a weight that
   *     is not a number
   * @throws IOException if writing fails
   */
  public static void write(Policy policy, File file) throws IOException {
    AtomicFile.replace(file, encode(policy));
  }

  private static PayloadSource decode(byte[] file) {
    return KryoPayload.source(file, PolicyEnvelope.PAYLOAD_OFFSET);
  }

  /**
   * Returns the whole file, after a look at it with the reader's eyes: what is saved can be loaded.
   */
  private static byte[] encode(Policy policy) throws PolicyFormatException {
    try {
      byte[] file =
          KryoPayload.write(
              PolicyLayout.POLICY,
              policy.asTrained(),
              PolicyEnvelope.PAYLOAD_OFFSET,
              MAX_SAVED_BYTES);
      decode(file).readToItsEnd(PolicyLayout.POLICY);
      PolicyEnvelope.seal(file);
      return file;
    } catch (InvalidPolicyException e) {
      throw new PolicyFormatException(
          "This policy cannot be saved, since it could not be loaded: " + e.getMessage());
    } catch (KryoBufferOverflowException e) {
      throw new PolicyFormatException(
          "This policy cannot be saved: expected at most "
              + MAX_SAVED_BYTES
              + " bytes, found more in a network of "
              + policy.network().parameterCount()
              + " parameters; use a smaller one");
    }
  }
}
