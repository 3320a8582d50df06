package io.github.gdxagents.console.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTest {

  /** The examples of the encoding's description. */
  @Test
  void writesTheBytesOfTheDescription() {
    assertThat(new Protobuf().add(1, 150).bytes()).containsExactly(0x08, 0x96, 0x01);
    assertThat(new Protobuf().add(2, "testing").bytes())
        .containsExactly(0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67);
    assertThat(new Protobuf().add(3, new Protobuf().add(1, 150)).bytes())
        .containsExactly(0x1a, 0x03, 0x08, 0x96, 0x01);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void everyIntegerComesBack(long value) throws IOException {
    byte[] bytes = new Protobuf().add(2047, value).bytes();

    assertThat(UnknownFieldSet.parseFrom(bytes).getField(2047).getVarintList())
        .containsExactly(value);
  }

  @Test
  void textsAndBytesOfEveryLengthComeBack() throws IOException {
    String text = "größer \uD83D\uDE80 ".repeat(50);
    byte[] bytes = new Protobuf().add(1, text).add(2, new byte[0]).bytes();

    UnknownFieldSet fields = UnknownFieldSet.parseFrom(bytes);

    assertThat(fields.getField(1).getLengthDelimitedList().get(0).toString(StandardCharsets.UTF_8))
        .isEqualTo(text);
    assertThat(fields.getField(2).getLengthDelimitedList().get(0).size()).isZero();
  }
}
