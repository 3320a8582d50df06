package io.github.gdxagents.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyFormatException;
import io.github.gdxagents.training.Trainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Both readers of policies refuse the same files, and what they accept is a policy. */
class PolicyFuzzTest {

  /** Layers that the trained ones have not. */
  private static final Path GOLDEN = Path.of("../runtime/src/test/resources/golden");

  private static final int CHECKSUM_OFFSET = 16;
  private static final int PAYLOAD_OFFSET = 20;

  static List<byte[]> policies() throws IOException {
    try (Trainer trainer = Samples.trainer("ppo")) {
      Policy untrained = trainer.policy();
      trainer.iterate();
      return List.of(
          bytes(untrained),
          bytes(trainer.policy()),
          Files.readAllBytes(GOLDEN.resolve("format-2-memory.policy")),
          Files.readAllBytes(GOLDEN.resolve("format-2-sight.policy")));
    }
  }

  @MethodSource("policies")
  @FuzzTest
  void aFileIsAPolicyOrIsRefused(byte[] file) throws IOException {
    check(file);
    if (file.length > PAYLOAD_OFFSET) {
      check(sealed(file));
    }
  }

  @Test
  void theSamplesAreRead() throws IOException {
    for (byte[] sample : policies()) {
      assertThat(read(PolicyFile::read, sample)).isNotNull();
      assertThat(sealed(sample)).isEqualTo(sample);
    }
  }

  private static void check(byte[] file) throws IOException {
    Policy policy = read(PolicyFile::read, file);
    Policy alike = read(PlainPolicyFile::read, file);
    assertThat(policy == null).isEqualTo(alike == null);
    if (policy != null && alike != null) {
      assertThat(bytes(policy)).isEqualTo(file);
      assertThat(bytes(alike)).isEqualTo(file);
      ActionSpec action = policy.spec().action();
      float[] observation = new float[policy.network().inputSize()];
      policy.player().decide(observation, new ActionMask(action), new Action(action));
    }
  }

  private interface Reader {
    Policy read(ByteArrayInputStream in) throws IOException;
  }

  private static @Nullable Policy read(Reader reader, byte[] file) throws IOException {
    try {
      return Allocation.limited(() -> reader.read(new ByteArrayInputStream(file)));
    } catch (PolicyFormatException e) {
      return null;
    }
  }

  private static byte[] bytes(Policy policy) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PolicyFile.write(policy, file);
    return file.toByteArray();
  }

  /** With the length and the checksum as they should be, so that the payload is looked at. */
  private static byte[] sealed(byte[] file) {
    byte[] sealed = file.clone();
    ByteBuffer.wrap(sealed).putInt(CHECKSUM_OFFSET - Integer.BYTES, file.length - PAYLOAD_OFFSET);
    CRC32C sum = new CRC32C();
    sum.update(sealed, 0, CHECKSUM_OFFSET);
    sum.update(sealed, PAYLOAD_OFFSET, file.length - PAYLOAD_OFFSET);
    ByteBuffer.wrap(sealed).putInt(CHECKSUM_OFFSET, (int) sum.getValue());
    return sealed;
  }
}
