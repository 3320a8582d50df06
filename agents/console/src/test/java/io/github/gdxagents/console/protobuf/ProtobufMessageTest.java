package io.github.gdxagents.console.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Against what Google's own library writes. */
class ProtobufMessageTest {

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] google(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    writing.to(out);
    out.flush();
    return bytes.toByteArray();
  }

  @Test
  void integersOfAnySizeAndSignAreVarints() throws IOException {
    for (long value :
        new long[] {0, 1, 127, 128, 300, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      assertThat(new ProtobufMessage().add(3, value).toByteArray())
          .as("%s", value)
          .isEqualTo(google(out -> out.writeInt64(3, value)));
    }
  }

  @Test
  void everyKindOfFieldIsAsGoogleWritesIt() throws IOException {
    byte[] message =
        new ProtobufMessage()
            .addBool(1, true)
            .addFloat(2, -1.5f)
            .addDouble(16, Math.PI)
            .add(4, "grün")
            .add(5, new byte[200])
            .add(536_870_911, 7) // the greatest number that a field can have
            .toByteArray();

    assertThat(message)
        .isEqualTo(
            google(
                out -> {
                  out.writeBool(1, true);
                  out.writeFloat(2, -1.5f);
                  out.writeDouble(16, Math.PI);
                  out.writeString(4, "grün");
                  out.writeByteArray(5, new byte[200]);
                  out.writeInt64(536_870_911, 7);
                }));
  }

  @Test
  void packedNumbersFollowOneAnotherWithoutTags() throws IOException {
    byte[] message =
        new ProtobufMessage()
            .addPackedDoubles(1, new double[] {1, -2.5, 1e300})
            .addPackedFloats(2, new float[] {0.5f, 3})
            .addPackedVarints(3, new long[] {1, 300, 0})
            .toByteArray();

    assertThat(message)
        .isEqualTo(
            google(
                out -> {
                  out.writeTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                  out.writeUInt32NoTag(24);
                  out.writeDoubleNoTag(1);
                  out.writeDoubleNoTag(-2.5);
                  out.writeDoubleNoTag(1e300);
                  out.writeTag(2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                  out.writeUInt32NoTag(8);
                  out.writeFloatNoTag(0.5f);
                  out.writeFloatNoTag(3);
                  out.writeTag(3, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                  out.writeUInt32NoTag(4);
                  out.writeInt64NoTag(1);
                  out.writeInt64NoTag(300);
                  out.writeInt64NoTag(0);
                }));
  }

  @Test
  void aMessageWithinAMessageIsReadBack() throws IOException {
    ProtobufMessage inner = new ProtobufMessage().add(1, "inside");

    UnknownFieldSet outer =
        UnknownFieldSet.parseFrom(new ProtobufMessage().add(7, inner).toByteArray());

    UnknownFieldSet read =
        UnknownFieldSet.parseFrom(outer.getField(7).getLengthDelimitedList().get(0));
    assertThat(read.getField(1).getLengthDelimitedList().get(0).toStringUtf8()).isEqualTo("inside");
  }

  @Test
  void noFieldHasTheNumber0() {
    assertThatThrownBy(() -> new ProtobufMessage().add(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("numbered from 1");
  }
}
