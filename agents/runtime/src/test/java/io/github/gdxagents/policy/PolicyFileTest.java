package io.github.gdxagents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Convolution;
import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.EncoderPart;
import io.github.gdxagents.network.GridPart;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.SetPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyFileTest {

  private static final int PAYLOAD_OFFSET = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(HandMade.class)
  void readsBackEveryValue(HandMade handMade) throws IOException {
    Policy policy = handMade.policy();

    Policy read = PolicyFile.read(new ByteArrayInputStream(bytesOf(policy)));

    assertSameValues(read, policy);
  }

  @ParameterizedTest
  @EnumSource(HandMade.class)
  void bothReadersReadTheGoldenFilesOfFormat2(HandMade handMade) throws IOException {
    byte[] golden = GoldenFiles.read(handMade.file());

    for (PolicyReader reader : PolicyReader.values()) {
      Policy read = reader.read(golden);

      assertSameValues(read, handMade.policy());
      assertThat(bytesOf(read)).as("saved again after %s", reader).isEqualTo(golden);
    }
  }

  @ParameterizedTest
  @EnumSource(HandMade.class)
  void writesTheGoldenFilesOfFormat2ByteForByte(HandMade handMade) throws IOException {
    assertThat(bytesOf(handMade.policy())).isEqualTo(GoldenFiles.read(handMade.file()));
  }

  @Test
  void theEnvelopeIsAsDrawn() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    ByteBuffer fields = ByteBuffer.wrap(file);
    assertThat(Arrays.copyOf(file, 8))
        .isEqualTo(new byte[] {(byte) 0x89, 'G', 'D', 'X', 'A', 13, 10, 26});
    assertThat(fields.getInt(8)).isEqualTo(2);
    assertThat(fields.getInt(12)).isEqualTo(file.length - 20);
    assertThat(fields.getInt(16)).isEqualTo(checksum(file));
  }

  @Test
  void theSamePolicyGivesTheSameBytesWhateverTheOrderOfItsSettings() throws IOException {
    Map<String, String> forwards = new LinkedHashMap<>();
    Map<String, String> backwards = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forwards.put("setting" + i, "value" + i);
      backwards.put("setting" + (19 - i), "value" + (19 - i));
    }

    assertThat(bytesOf(withSettings(forwards)))
        .isEqualTo(bytesOf(withSettings(backwards)))
        .isEqualTo(bytesOf(withSettings(new HashMap<>(forwards))));
  }

  @Test
  void savingWhatWasLoadedGivesTheSameBytes() throws IOException {
    byte[] file = bytesOf(TestPolicies.hybrid(1, Activation.RELU, 11, 32));

    assertThat(bytesOf(PolicyFile.read(new ByteArrayInputStream(file)))).isEqualTo(file);
  }

  @Test
  void aPolicyOfTheUsualSizeTakesAboutTwentyKilobytes() throws IOException {
    int weights = 8 * 64 + 64 + 64 * 64 + 64 + 64 * 4 + 4;

    assertThat(bytesOf(TestPolicies.discrete(1, 8, 64, 64, 4)).length)
        .isBetween(4 * weights, 4 * weights + 500);
  }

  @Test
  void readingClosesTheStreamAndWritingDoesNot() throws IOException {
    boolean[] closed = new boolean[2];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    PolicyFile.write(TestPolicies.handMade(Activation.TANH), out);
    PolicyFile.read(
        new ByteArrayInputStream(out.toByteArray()) {
          @Override
          public void close() {
            closed[1] = true;
          }
        });

    assertThat(closed).containsExactly(false, true);
  }

  @Test
  void readsFromAStreamThatDeliversOneByteAtATime() throws IOException {
    byte[] file = bytesOf(TestPolicies.discrete(3, 8, 64, 64, 4));
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(1, length));
          }
        };

    assertThat(bytesOf(PolicyFile.read(slow))).isEqualTo(file);
  }

  /** As a game's jar or apk holds it. */
  @Test
  void readsFromAnEntryOfAnArchive() throws IOException {
    byte[] file = bytesOf(TestPolicies.discrete(3, 8, 64, 64, 4));
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(jar)) {
      entries.putNextEntry(new ZipEntry("assets/a.policy"));
      entries.write(file);
      entries.putNextEntry(new ZipEntry("assets/b.txt"));
      entries.write(file);
    }
    ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar.toByteArray()));

    assertThat(entries.getNextEntry().getName()).isEqualTo("assets/a.policy");
    assertThat(bytesOf(PolicyFile.read(entries))).isEqualTo(file);
  }

  // Files.

  @Test
  void savesToAndLoadsFromAFile() throws IOException {
    Policy policy = TestPolicies.handMade(Activation.TANH);
    File file = folder.resolve("a.policy").toFile();

    PolicyFile.write(policy, file);

    assertThat(file).hasBinaryContent(bytesOf(policy));
    assertSameValues(PolicyFile.read(file), policy);
  }

  @Test
  void replacesAFileAndLeavesNothingElseBehind() throws IOException {
    File file = folder.resolve("a.policy").toFile();
    PolicyFile.write(TestPolicies.handMade(Activation.TANH), file);
    PolicyFile.write(TestPolicies.handMade(Activation.RELU), file);

    assertThat(PolicyFile.read(file).network().denseLayer(0).activation())
        .isEqualTo(Activation.RELU);
    assertThat(folder.toFile().list()).containsExactly("a.policy");
  }

  /** A game may read the file again and again while training replaces it. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows keeps a file that is being read")
  void aFileThatIsBeingReplacedIsAlwaysWhole() throws Exception {
    Policy[] policies = {TestPolicies.discrete(1, 8, 64, 4), TestPolicies.discrete(2, 8, 32, 4)};
    List<byte[]> files = List.of(bytesOf(policies[0]), bytesOf(policies[1]));
    File file = folder.resolve("hot.policy").toFile();
    PolicyFile.write(policies[0], file);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<?> writing =
          writer.submit(
              () -> {
                for (int i = 1; i <= 100; i++) {
                  PolicyFile.write(policies[i % 2], file);
                }
                return null;
              });
      do {
        assertThat(bytesOf(PolicyFile.read(file))).isIn(files);
      } while (!writing.isDone());
      writing.get();
    } finally {
      writer.shutdown();
    }

    assertThat(folder.toFile().list()).containsExactly("hot.policy");
  }

  @Test
  void aPolicyThatCannotBeSavedLeavesTheOldFileAlone() throws IOException {
    Policy good = TestPolicies.discrete(1, 2, 4);
    float[] weights = good.network().denseLayer(0).weights();
    weights[3] = Float.NaN;
    Policy bad = withOnlyLayer(good, weights, good.network().denseLayer(0).biases());
    File file = folder.resolve("a.policy").toFile();
    PolicyFile.write(good, file);

    assertThatThrownBy(() -> PolicyFile.write(bad, file))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessageContaining("cannot be saved")
        .hasMessageContaining("weights of layer 0[3]")
        .hasMessageContaining("found NaN");

    assertThat(file).hasBinaryContent(bytesOf(good));
    assertThat(folder.toFile().list()).containsExactly("a.policy");
  }

  @Test
  void savingIntoAFolderThatDoesNotExistSaysSo() {
    File file = folder.resolve("missing/a.policy").toFile();

    assertThatThrownBy(() -> PolicyFile.write(TestPolicies.handMade(Activation.TANH), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("create the folder");
  }

  @Test
  void savingOverAFolderSaysSoAndLeavesIt() throws IOException {
    File file = Files.createDirectory(folder.resolve("a.policy")).toFile();

    assertThatThrownBy(() -> PolicyFile.write(TestPolicies.handMade(Activation.TANH), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).isDirectory();
  }

  @Test
  void loadingAFileThatIsNotThereSaysWhichOne() {
    assertThatThrownBy(() -> PolicyFile.read(new File("nowhere.policy")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("nowhere.policy");
  }

  @Test
  void anErrorInAFileNamesTheFile() throws IOException {
    File file = folder.resolve("broken.policy").toFile();
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> PolicyFile.read(file))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessageStartingWith(file.toString());
  }

  // What is not a policy file, or no longer.

  @Test
  void anotherKindOfFileIsToldFromAPolicy() {
    assertThatReading("{\"policy\": [1, 2, 3]}".getBytes(StandardCharsets.UTF_8))
        .hasMessageStartingWith("Not a policy file")
        .hasMessageContaining("expected it to begin with the bytes 89 47 44 58 41 0D 0A 1A")
        .hasMessageContaining("found 7B 22 70 6F 6C 69 63 79");
  }

  @Test
  void anEmptyFileIsTruncated() {
    assertThatReading(new byte[0])
        .hasMessageContaining("truncated: expected 20 bytes of header, found only 0");
  }

  @Test
  void aFileWhoseLineEndsWereConvertedIsToldFromOthers() throws IOException {
    String file =
        new String(bytesOf(TestPolicies.handMade(Activation.TANH)), StandardCharsets.ISO_8859_1);

    assertThatReading(file.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1))
        .hasMessageContaining("copied as text")
        .hasMessageContaining("*.policy binary");
  }

  @Test
  void aFileFromBeforeTheFirstReleaseIsRefusedAsSuch() throws IOException {
    assertThatReading(GoldenFiles.read("format-1.policy"))
        .hasMessage(
            "The policy file is from before the first release of gdx-agents: expected format"
                + " version 2, found 1 at byte 8; train the policy again, or convert it");
  }

  @Test
  void aFileOfANewerVersionAsksForAnUpdate() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    ByteBuffer.wrap(file).putInt(8, 3);

    assertThatReading(withChecksum(file))
        .hasMessageContaining("written by a newer gdx-agents")
        .hasMessageContaining("expected format version 2, found 3")
        .hasMessageContaining("update the library");
  }

  /** A newer version may lay out all that follows its number in another way. */
  @Test
  void anotherVersionIsToldFromDamageWhateverFollowsIt() throws IOException {
    for (int version : new int[] {1, 3}) {
      byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
      ByteBuffer.wrap(file).putInt(8, version);
      byte[] withLength = file.clone();
      ByteBuffer.wrap(withLength).putInt(12, -1);
      byte[] longer = Arrays.copyOf(file, file.length + 8);
      byte[] shorter = Arrays.copyOf(file, 12);

      for (byte[] other : List.of(file, withLength, longer, shorter)) {
        assertThatReading(other)
            .hasMessageContaining(version == 1 ? "before the first release" : "newer gdx-agents");
      }
    }
  }

  @Test
  void versionsBelow1AreDamage() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    ByteBuffer.wrap(file).putInt(8, -3);

    assertThatReading(withChecksum(file))
        .hasMessageContaining("damaged: expected format version 2, found -3");
  }

  @Test
  void everyTruncationIsReportedAsSuch() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    for (int length = 0; length < file.length; length++) {
      assertThatReading(Arrays.copyOf(file, length))
          .hasMessageContaining("truncated")
          .hasMessageContaining("found only " + length);
    }
  }

  @Test
  void bytesAfterTheEndAreReported() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    assertThatReading(Arrays.copyOf(file, file.length + 1))
        .hasMessageContaining("expected its end after " + file.length + " bytes, found more");
  }

  @Test
  void aFlippedBitAnywhereIsReportedAsDamage() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      if (bit / 8 < 8) {
        assertThatReading(flipped).hasMessageStartingWith("Not a policy file");
      } else if (bit / 8 < 12) {
        assertThatReading(flipped).hasMessageContaining("expected format version 2, found ");
      } else if (bit / 8 >= 16) {
        assertThatReading(flipped).hasMessageContaining("damaged").hasMessageContaining("checksum");
      } else {
        assertThatReading(flipped).hasMessageMatching(".*(damaged|truncated|too large).*");
      }
    }
  }

  @Test
  void absurdLengthsAreReportedWithoutReadingOn() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0}) {
      ByteBuffer.wrap(file).putInt(12, length);

      assertThatReading(withChecksum(file))
          .hasMessageContaining(
              "expected a payload of at least 1 byte, found the length " + length);
    }
    for (int length : new int[] {(8 << 20) - 19, 1 << 26, Integer.MAX_VALUE}) {
      ByteBuffer.wrap(file).putInt(12, length);

      assertThatReading(withChecksum(file))
          .hasMessageContaining(
              "too large: expected at most 8388608 bytes, found " + (20L + length))
          .hasMessageContaining("greater maxBytes");
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyReader.class)
  void theCallerMaySetAnotherLimit(PolicyReader reader) throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    assertThat(bytesOf(reader.read(file, file.length))).isEqualTo(file);
    assertThatThrownBy(() -> reader.read(file, file.length - 1))
        .isExactlyInstanceOf(PolicyFormatException.class)
        .hasMessageContaining(
            "expected at most " + (file.length - 1) + " bytes, found " + file.length);
  }

  @ParameterizedTest
  @EnumSource(PolicyReader.class)
  void whatIsLargerThanTheLimitCanBeSavedAndIsLoadedWithAnotherOne(PolicyReader reader)
      throws IOException {
    byte[] file = bytesOf(ofWidth(1600));

    assertThat(file.length).isGreaterThan(8 << 20);
    assertThatReading(file).hasMessageContaining("too large");
    assertThat(reader.read(file, Integer.MAX_VALUE).network().denseLayer(1).outputs())
        .isEqualTo(1600);
  }

  // Payloads that are wrong although their checksum is right.

  @Test
  void everyCountInThePayloadIsHeldAgainstItsLimitAndTheBytesLeft() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    int observationCount = indexOf(file, "Stürmer") + 8 + 1;
    int nameLength = observationCount + 4;

    assertThatReading(withInt(file, observationCount, Integer.MAX_VALUE))
        .hasMessageContaining(
            "number of observation components at byte 35: expected a number from 0 to 10000")
        .hasMessageContaining("found 2147483647");
    assertThatReading(withInt(file, observationCount, 9_999))
        .hasMessageContaining(
            "9999 observation components at byte 39: expected 249975 bytes, found only");
    assertThatReading(withInt(file, nameLength, -1))
        .hasMessageContaining("length of observation component 0 name at byte 39");
    assertThatReading(withInt(file, nameLength, 60_000))
        .hasMessageContaining(
            "observation component 0 name at byte 43: expected 60000 bytes, found only");
  }

  @Test
  void aTagOfKryosOwnIsRefused() throws IOException {
    for (int id : new int[] {0, 1, 2, 3, 10, 22, 24, 100, 127, -1, -128}) {
      byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
      file[PAYLOAD_OFFSET + 1] = (byte) id;

      assertThatReading(withChecksum(file)).hasMessageContaining("although it is undamaged");
    }
  }

  @Test
  void noClassIsLookedForByAName() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    // What Kryo writes for a class without an id: 1, 0, then its name.
    byte[] name = "\1\0java.util.ArrayLis".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, file, PAYLOAD_OFFSET, name.length);
    file[PAYLOAD_OFFSET + name.length] = (byte) ('t' | 0x80);

    assertThatReading(withChecksum(file))
        .hasMessageContaining("tag of Policy at byte 20: expected 22, found 1");
  }

  @Test
  void sizesAreLimitedAllTogether() throws IOException {
    byte[] plain = bytesOf(TestPolicies.handMade(Activation.RELU));
    int sizeOfVelocity = indexOf(plain, "m/s") + 4;
    assertThatReading(withInt(plain, sizeOfVelocity, 1 << 20))
        .hasMessageContaining("observation components at byte")
        .hasMessageContaining("expected at most 1048576 numbers in all, found 1048577");

    byte[] rich = bytesOf(TestPolicies.handMade(Activation.TANH));
    int stackOfVelocity = indexOf(rich, "m/s") + 8;
    assertThatReading(withInt(rich, stackOfVelocity, 1 << 20))
        .hasMessageContaining("expected at most 1048576 numbers in all, found 2097152");
    int entities = indexOf(rich, "balls") + 5 + 4 + 1 + 1;
    assertThatReading(withInt(withInt(rich, entities, 1 << 20), entities + 4, 1 << 20))
        .hasMessageContaining("expected at most 1048576 numbers in all, found 1099511627776");
    int channels = indexOf(rich, "field") + 5 + 4 + 1;
    byte[] cube = withInt(withInt(rich, channels, 1 << 20), channels + 4, 1 << 20);
    assertThatReading(withInt(cube, channels + 8, 1 << 20))
        .hasMessageContaining("expected at most 1048576 numbers in all, found 1152921504606846976");
  }

  @Test
  void anUnknownShapeIsRefused() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    file[indexOf(file, "m/s") + 3] = 4;

    assertThatReading(withChecksum(file))
        .hasMessageContaining("observation component 0 shape at byte")
        .hasMessageContaining("expected one of [1, 2, 3], found 4");
  }

  @Test
  void whatCannotBeStackedIsNot() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    int stackOfField = indexOf(file, "field") + 5 + 4 + 1 + 3 * 4;

    assertThatReading(withInt(file, stackOfField, 2))
        .hasMessageContaining("'field', a grid of 1 x 2 x 3, cannot be stacked 2 times");
  }

  @Test
  void aTimeLimitIsAtLeastOneTick() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    int maxTicks = indexOf(file, "\30\25\0\0");

    assertThatReading(withInt(file, maxTicks, 0))
        .hasMessageContaining("maxTicks at byte " + maxTicks + ": expected a number from 1");
  }

  @Test
  void aMatrixOfMoreWeightsThanIntsCanCountIsHeldAgainstTheBytesLeft() throws IOException {
    byte[] file = bytesOf(TestPolicies.discrete(1, 2, 4));
    int inputs = indexOf(file, "\33\2\0\0\0\1\0\0\0\1\4\0\0\0\0") + 1;
    byte[] wide = withInt(withInt(file, inputs, 1 << 20), inputs + 9, 1 << 20);

    assertThatReading(wide)
        .hasMessageContaining("weights of layer 0")
        .hasMessageContaining("expected 4398046511104 bytes, found only");
  }

  @Test
  void settingsOutOfOrderAreRefused() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    assertThatReading(replaced(file, "note", "book"))
        .hasMessageContaining("expected a key after 'learning-rate', found 'book'");
  }

  @Test
  void bytesLeftOverInThePayloadAreReported() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    byte[] longer = Arrays.copyOf(file, file.length + 3);
    ByteBuffer.wrap(longer).putInt(12, longer.length - PAYLOAD_OFFSET);

    assertThatReading(withChecksum(longer))
        .hasMessageContaining(
            "payload at byte " + file.length + ": expected its end, found 3 more bytes");
  }

  @Test
  void aPayloadThatEndsEarlyIsReportedAtEveryLength() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));

    for (int length = PAYLOAD_OFFSET + 1; length < file.length; length++) {
      byte[] shorter = Arrays.copyOf(file, length);
      ByteBuffer.wrap(shorter).putInt(12, length - PAYLOAD_OFFSET);

      assertThatReading(withChecksum(shorter)).hasMessageContaining("although it is undamaged");
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    file[indexOf(file, "velocity")] = (byte) 0xFF;

    assertThatReading(withChecksum(file))
        .hasMessageContaining("observation component 0 name at byte 43: expected text");
  }

  /** They could move the cursor of a console on which the policy is inspected. */
  @Test
  void controlCharactersAreRefusedInEveryText() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    for (String text :
        List.of("Stürmer", "velocity", "m/s", "off", "engine", "steer", "rad", "lander", "note")) {
      byte[] first = {0x1B};
      byte[] wrong = file.clone();
      System.arraycopy(first, 0, wrong, indexOf(file, text), 1);

      assertThatReading(withChecksum(wrong)).hasMessageContaining("U+001B");
    }
  }

  @Test
  void whatTheSpecsRefuseIsReportedInTheirWords() throws IOException {
    byte[] file = bytesOf(TestPolicies.handMade(Activation.TANH));
    int lowOfSteer = indexOf(file, "rad") + 3;
    assertThatReading(withInt(file, lowOfSteer, Float.floatToIntBits(0.875f)))
        .hasMessageContaining(
            "Axis 'steer' needs finite bounds with low < high, but got low 0.875 and high 0.75");

    byte[] blank = replaced(file, "fuel", "    ");
    assertThatReading(blank)
        .hasMessageContaining("Each observation component needs a name, but one is blank");
  }

  @Test
  void numbersThatNoPolicyHasCannotBeSaved() {
    Policy good = TestPolicies.discrete(1, 2, 4);
    float[] biases = {0, Float.POSITIVE_INFINITY, 0, 0};
    assertThatSaving(withOnlyLayer(good, good.network().denseLayer(0).weights(), biases))
        .hasMessageContaining("biases of layer 0[1]")
        .hasMessageContaining("found Infinity");

    Policy wild = TestPolicies.handMade(Activation.TANH);
    float[] logDeviations = logDeviations(wild);
    logDeviations[0] = 51;
    assertThatSaving(
            new Policy(
                wild.spec(), wild.normalizer(), wild.network(), logDeviations, wild.provenance()))
        .hasMessageContaining("log deviations[0]")
        .hasMessageContaining("found 51");
  }

  @Test
  void halfASurrogatePairCannotBeSaved() {
    assertThatSaving(withSettings(Map.of("name", "\uD83D"))).hasMessageContaining("surrogate");
  }

  @Test
  void textBeyondTheLimitCannotBeSaved() {
    assertThatSaving(withSettings(Map.of("note", "x".repeat(70_000))))
        .hasMessageContaining("length of setting 'note'")
        .hasMessageContaining("found 70000");
  }

  @Test
  void aNetworkOfMoreThanSixteenMillionWeightsCannotBeSaved() {
    assertThatSaving(ofWidth(4096))
        .hasMessageContaining("expected at most 67108864 bytes")
        .hasMessageContaining("parameters");
  }

  // Helpers.

  /** Both readers must say the same. */
  private static AbstractThrowableAssert<?, ? extends Throwable> assertThatReading(byte[] file) {
    Throwable plain = catchThrowable(() -> PolicyReader.PLAIN.read(file));
    return assertThatFormatError(() -> PolicyReader.KRYO.read(file))
        .satisfies(
            kryo ->
                assertThat(plain)
                    .isExactlyInstanceOf(PolicyFormatException.class)
                    .hasMessage(kryo.getMessage()));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertThatSaving(Policy policy) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      return assertThatFormatError(() -> PolicyFile.write(policy, out))
          .hasMessageContaining("cannot be saved");
    } finally {
      assertThat(out.size()).isZero();
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertThatFormatError(
      ThrowingCallable action) {
    return assertThatThrownBy(action).isExactlyInstanceOf(PolicyFormatException.class).hasNoCause();
  }

  /** A policy with a network of two hidden layers of this width. */
  private static Policy ofWidth(int side) {
    Network network =
        Network.dense(
            new int[] {1, side, side, 4},
            Activation.TANH,
            new float[][] {new float[side], new float[side * side], new float[4 * side]},
            new float[][] {new float[side], new float[side], new float[4]});
    Policy small = TestPolicies.discrete(1, 1, 4);
    return new Policy(
        small.spec(), small.normalizer(), network, logDeviations(small), small.provenance());
  }

  /** The same policy with a network of one layer. */
  private static Policy withOnlyLayer(Policy policy, float[] weights, float[] biases) {
    Network network =
        Network.dense(
            new int[] {policy.network().inputSize(), policy.network().outputSize()},
            Activation.TANH,
            new float[][] {weights},
            new float[][] {biases});
    return new Policy(
        policy.spec(), policy.normalizer(), network, logDeviations(policy), policy.provenance());
  }

  private static float[] logDeviations(Policy policy) {
    float[] logDeviations = new float[policy.spec().action().axisCount()];
    policy.copyLogDeviations(logDeviations);
    return logDeviations;
  }

  private static Policy withSettings(Map<String, String> settings) {
    Policy like = TestPolicies.discrete(1, 2, 4);
    return new Policy(
        like.spec(),
        like.normalizer(),
        like.network(),
        logDeviations(like),
        new Provenance("game", "PPO", "1", settings, 1, 2, 3, 4, 5));
  }

  static byte[] bytesOf(Policy policy) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PolicyFile.write(policy, out);
    return out.toByteArray();
  }

  static byte[] withChecksum(byte[] file) {
    byte[] copy = file.clone();
    ByteBuffer.wrap(copy).putInt(16, checksum(copy));
    return copy;
  }

  private static int checksum(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, 16);
    crc.update(file, 20, file.length - 20);
    return (int) crc.getValue();
  }

  private static byte[] withInt(byte[] file, int offset, int value) {
    byte[] copy = file.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    return withChecksum(copy);
  }

  private static byte[] replaced(byte[] file, String text, String other) {
    byte[] copy = file.clone();
    byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, copy, indexOf(file, text), bytes.length);
    return withChecksum(copy);
  }

  private static int indexOf(byte[] file, String text) {
    String latin = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    int index = new String(file, StandardCharsets.ISO_8859_1).indexOf(latin);
    assertThat(index).as("place of %s", text).isPositive();
    return index;
  }

  static void assertSameValues(Policy actual, Policy expected) {
    assertThat(actual.spec()).isEqualTo(expected.spec());
    assertThat(logDeviations(actual)).containsExactly(logDeviations(expected));

    ObservationNormalizer normalizer = actual.normalizer();
    assertThat(normalizer.size()).isEqualTo(expected.normalizer().size());
    for (int i = 0; i < normalizer.size(); i++) {
      assertThat(normalizer.mean(i)).isEqualTo(expected.normalizer().mean(i));
      assertThat(normalizer.variance(i)).isEqualTo(expected.normalizer().variance(i));
    }
    assertThat(normalizer.clip()).isEqualTo(expected.normalizer().clip());
    assertThat(normalizer.sampleCount()).isEqualTo(expected.normalizer().sampleCount());

    assertSameWeights(actual.network(), expected.network());
    Network actualValue = actual.valueNetwork();
    Network expectedValue = expected.valueNetwork();
    assertThat(actualValue == null).isEqualTo(expectedValue == null);
    if (actualValue != null && expectedValue != null) {
      assertSameWeights(actualValue, expectedValue);
    }

    Provenance provenance = actual.provenance();
    assertThat(provenance.game()).isEqualTo(expected.provenance().game());
    assertThat(provenance.algorithm()).isEqualTo(expected.provenance().algorithm());
    assertThat(provenance.libraryVersion()).isEqualTo(expected.provenance().libraryVersion());
    assertThat(List.copyOf(provenance.settings().entrySet()))
        .isEqualTo(List.copyOf(expected.provenance().settings().entrySet()));
    assertThat(provenance.seed()).isEqualTo(expected.provenance().seed());
    assertThat(provenance.steps()).isEqualTo(expected.provenance().steps());
    assertThat(provenance.scoreMean()).isEqualTo(expected.provenance().scoreMean());
    assertThat(provenance.scoreDeviation()).isEqualTo(expected.provenance().scoreDeviation());
    assertThat(provenance.scoreEpisodes()).isEqualTo(expected.provenance().scoreEpisodes());
  }

  @Test
  void anEncoderComesFirstOrIsNotSaved() {
    Policy good = TestPolicies.handMadeWithSight();
    Encoder encoder = (Encoder) good.network().layers().get(0);
    Dense before = zeros(encoder.inputs(), encoder.inputs());
    Network network =
        new Network(
            List.of(before, encoder, zeros(encoder.outputs(), good.network().outputSize())));
    assertThatSaving(withNetwork(good, network))
        .hasMessageContaining("holds an encoder as the first layer only");
  }

  @Test
  void anEncoderFitsWhatIsObserved() {
    Policy good = TestPolicies.handMadeWithSight();
    assertThatThrownBy(
            () ->
                new Policy(
                    good.spec(),
                    ObservationNormalizer.identity(good.spec().observation().size()),
                    good.network(),
                    new float[] {0},
                    good.provenance()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the number of entities in balls")
        .hasMessageContaining("mean 0 and variance 9.0");
    Encoder encoder = (Encoder) good.network().layers().get(0);
    Network turned =
        new Network(
            List.of(
                new Encoder(
                    List.of(
                        encoder.parts().get(1), encoder.parts().get(0), encoder.parts().get(2))),
                zeros(encoder.outputs(), good.network().outputSize())));
    assertThatThrownBy(() -> withNetwork(good, turned))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it has no part for speed[2]");
  }

  private static Policy withNetwork(Policy policy, Network network) {
    return new Policy(
        policy.spec(), policy.normalizer(), network, new float[] {0}, policy.provenance());
  }

  private static Dense zeros(int inputs, int outputs) {
    return new Dense(inputs, outputs, new float[inputs * outputs], new float[outputs], null);
  }

  private static void assertSameParts(Encoder actual, Encoder expected) {
    assertThat(actual.parts()).hasSameSizeAs(expected.parts());
    for (int p = 0; p < actual.parts().size(); p++) {
      EncoderPart found = actual.parts().get(p);
      EncoderPart wanted = expected.parts().get(p);
      assertThat(found.getClass()).isEqualTo(wanted.getClass());
      assertThat(found.inputs()).isEqualTo(wanted.inputs());
      assertThat(found.outputs()).isEqualTo(wanted.outputs());
      if (wanted instanceof GridPart grid) {
        assertThat(((GridPart) found).convolutions())
            .extracting(Convolution::patches)
            .isEqualTo(grid.convolutions().stream().map(Convolution::patches).toList());
      } else if (wanted instanceof SetPart set) {
        assertThat(((SetPart) found).maxEntities()).isEqualTo(set.maxEntities());
      }
    }
  }

  private static void assertSameWeights(Network actual, Network expected) {
    assertThat(actual.layers()).hasSameSizeAs(expected.layers());
    for (int layer = 0; layer < actual.layers().size(); layer++) {
      Layer found = actual.layers().get(layer);
      Layer wanted = expected.layers().get(layer);
      assertThat(found.getClass()).isEqualTo(wanted.getClass());
      assertThat(found.memorySize()).isEqualTo(wanted.memorySize());
      assertThat(found.outputs()).isEqualTo(wanted.outputs());
      assertThat(found.weights()).containsExactly(wanted.weights());
      assertThat(found.biases()).containsExactly(wanted.biases());
      if (wanted instanceof Dense dense) {
        assertThat(((Dense) found).activation()).isEqualTo(dense.activation());
      } else if (wanted instanceof Encoder encoder) {
        assertSameParts((Encoder) found, encoder);
      }
    }
  }
}
