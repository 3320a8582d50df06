package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.network.Activation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads files that are wrong in every way, most of them with a right checksum, so that their
 * payloads are really looked at. Nothing but a policy or a {@link PolicyFormatException} may come
 * out, and nothing may be allocated that the file is not big enough for.
 */
class PolicyFileFuzzTest {

  private static final int PAYLOAD_OFFSET = 20;

  /** What reading may allocate: what Kryo itself needs, and some multiple of the file. */
  private static final int ALLOWED_BYTES = 50_000;

  private static final int ALLOWED_BYTES_PER_BYTE = 10;

  private static final int[] TREACHEROUS = {
    0,
    1,
    2,
    -1,
    100,
    101,
    999,
    1000,
    10_000,
    65_535,
    65_536,
    1 << 20,
    1 << 24,
    1 << 29,
    1 << 30,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE / 4,
    0x7F800000,
    0x7FC00000,
    0x80000000
  };

  private int policies;
  private int errors;

  /** What code allocates when it is used for the first time is not counted. */
  @BeforeEach
  void warmUp() throws IOException {
    byte[] file = PolicyFileTest.bytesOf(TestPolicies.handMade(Activation.TANH));
    for (int i = 0; i < file.length; i++) {
      byte[] wrong = file.clone();
      wrong[i] ^= (byte) 0x80;
      readOrFail(wrong);
      readOrFail(PolicyFileTest.withChecksum(wrong));
      readOrFail(Arrays.copyOf(file, i));
    }
    byte[] sight = PolicyFileTest.bytesOf(TestPolicies.handMadeWithSight());
    for (int i = PAYLOAD_OFFSET; i < sight.length; i++) {
      byte[] wrong = sight.clone();
      wrong[i] ^= (byte) 0x80;
      readOrFail(PolicyFileTest.withChecksum(wrong));
    }
    policies = 0;
    errors = 0;
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "MEMORY", "SIGHT"})
  void everyFlippedBitOfThePayloadWithARightChecksum(HandMade handMade) throws IOException {
    byte[] file = PolicyFileTest.bytesOf(handMade.policy());
    for (int bit = 8 * PAYLOAD_OFFSET; bit < 8 * file.length; bit++) {
      byte[] wrong = file.clone();
      wrong[bit / 8] ^= (byte) (1 << (bit % 8));
      read(PolicyFileTest.withChecksum(wrong));
    }

    assertThat(errors).isGreaterThan(500);
    assertThat(policies).isGreaterThan(500);
  }

  @ParameterizedTest
  @EnumSource(names = {"RELU", "MEMORY", "SIGHT"})
  void everyTreacherousNumberAtEveryPlace(HandMade handMade) throws IOException {
    byte[] file = PolicyFileTest.bytesOf(handMade.policy());
    for (int offset = 8; offset <= file.length - Integer.BYTES; offset++) {
      for (int value : TREACHEROUS) {
        byte[] wrong = file.clone();
        ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        read(wrong);
        read(PolicyFileTest.withChecksum(wrong));
      }
    }

    assertThat(errors).isGreaterThan(10_000);
  }

  @Test
  void everyTruncationOfThePayloadWithARightEnvelope() throws IOException {
    byte[] file = PolicyFileTest.bytesOf(TestPolicies.handMade(Activation.TANH));
    for (int length = PAYLOAD_OFFSET + 1; length < file.length; length++) {
      byte[] wrong = Arrays.copyOf(file, length);
      ByteBuffer.wrap(wrong).putInt(12, length - PAYLOAD_OFFSET);
      read(PolicyFileTest.withChecksum(wrong));
    }

    assertThat(policies).isZero();
  }

  @Test
  void randomBytesAtRandomPlaces() throws IOException {
    RandomStream random = new RandomStream(31);
    byte[] small = PolicyFileTest.bytesOf(TestPolicies.handMade(Activation.TANH));
    for (int i = 0; i < 20_000; i++) {
      byte[] wrong = small.clone();
      int count = 1 + random.nextInt(8);
      for (int c = 0; c < count; c++) {
        int place = PAYLOAD_OFFSET + random.nextInt(small.length - PAYLOAD_OFFSET);
        wrong[place] = (byte) random.nextInt(256);
      }
      read(PolicyFileTest.withChecksum(wrong));
    }

    assertThat(errors).isGreaterThan(5_000);
  }

  @Test
  void randomPayloads() {
    RandomStream random = new RandomStream(32);
    byte[] start = {22, 23, 24};
    for (int i = 0; i < 10_000; i++) {
      byte[] wrong = new byte[PAYLOAD_OFFSET + 1 + random.nextInt(300)];
      System.arraycopy(new byte[] {(byte) 0x89, 'G', 'D', 'X', 'A', 13, 10, 26}, 0, wrong, 0, 8);
      ByteBuffer.wrap(wrong).putInt(8, 2).putInt(12, wrong.length - PAYLOAD_OFFSET);
      for (int b = PAYLOAD_OFFSET; b < wrong.length; b++) {
        wrong[b] = (byte) (random.nextInt(2) == 0 ? 0 : random.nextInt(256));
      }
      System.arraycopy(
          start,
          0,
          wrong,
          PAYLOAD_OFFSET,
          Math.min(random.nextInt(4), wrong.length - PAYLOAD_OFFSET));
      read(PolicyFileTest.withChecksum(wrong));
    }

    assertThat(policies).isZero();
  }

  @Test
  void randomNumbersInALargerFile() throws IOException {
    RandomStream random = new RandomStream(33);
    byte[] file = PolicyFileTest.bytesOf(TestPolicies.discrete(1, 8, 64, 64, 4));
    for (int i = 0; i < 2_000; i++) {
      byte[] wrong = file.clone();
      int place = PAYLOAD_OFFSET + random.nextInt(200);
      ByteBuffer.wrap(wrong)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(
              place, random.nextInt(2) == 0 ? random.nextInt(100_000) : (int) random.nextLong());
      read(PolicyFileTest.withChecksum(wrong));
    }

    assertThat(errors).isGreaterThan(1_000);
  }

  /** A stream whose header promises as much as is allowed, but that ends at once. */
  @Test
  void aPromiseOfManyBytesAllocatesFew() {
    byte[] header = new byte[PAYLOAD_OFFSET + 10];
    System.arraycopy(new byte[] {(byte) 0x89, 'G', 'D', 'X', 'A', 13, 10, 26}, 0, header, 0, 8);
    ByteBuffer.wrap(header).putInt(8, 2).putInt(12, (8 << 20) - PAYLOAD_OFFSET);
    read(header);

    assertThat(errors).isEqualTo(1);
  }

  private void read(byte[] file) {
    check(measured(PolicyReader.KRYO, file), measured(PolicyReader.PLAIN, file), file);
  }

  private void readOrFail(byte[] file) {
    check(outcome(PolicyReader.KRYO, file), outcome(PolicyReader.PLAIN, file), file);
  }

  /** The readers must agree, and what they accept saves to the same bytes. */
  private void check(Object kryo, Object plain, byte[] file) {
    if (kryo instanceof Policy read && plain instanceof Policy alike) {
      policies++;
      assertThat(bytesOf(read)).as("saved again").isEqualTo(file);
      assertThat(bytesOf(alike)).as("saved again").isEqualTo(file);
    } else {
      errors++;
      if (!kryo.equals(plain) || kryo.toString().contains("Exception")) {
        fail("Kryo says %s, the plain reader %s: %s", kryo, plain, hex(file));
      }
    }
  }

  private static Object measured(PolicyReader reader, byte[] file) {
    Object[] outcome = new Object[1];
    long bytes = AllocatedBytes.during(() -> outcome[0] = outcome(reader, file));
    long allowed = ALLOWED_BYTES + (long) ALLOWED_BYTES_PER_BYTE * file.length;
    if (bytes > allowed) {
      fail("%s allocated %d bytes, more than %d: %s", reader, bytes, allowed, hex(file));
    }
    return outcome[0];
  }

  /** The policy, or the message that there is none. */
  private static Object outcome(PolicyReader reader, byte[] file) {
    try {
      return reader.read(file);
    } catch (PolicyFormatException e) {
      return String.valueOf(e.getMessage());
    } catch (Throwable e) {
      throw new AssertionError(reader + " threw " + e + ": " + hex(file), e);
    }
  }

  private static byte[] bytesOf(Policy policy) {
    try {
      return PolicyFileTest.bytesOf(policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(byte[] file) {
    StringBuilder text = new StringBuilder();
    for (byte b : file) {
      text.append(String.format(Locale.ROOT, "%02x", b));
    }
    return text.toString();
  }
}
