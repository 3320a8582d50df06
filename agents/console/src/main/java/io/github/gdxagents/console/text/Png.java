package io.github.gdxagents.console.text;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes pictures as PNG, three bytes a pixel without filters, as suits charts (W3C, "Portable
 * Network Graphics (PNG) Specification", 2003). {@code ImageIO} would first look for the readers
 * and writers of all formats: a sixth of a second, which a run of a second should not pay.
 *
 * <pre>
 * signature (8 bytes)
 * chunk:  length of data (int) | type (4 letters) | data | CRC-32 of type and data (int)
 *   IHDR: width (int) | height (int) | bits per sample, 8 | color, 2 | compression, filters, interlacing, 0
 *   IDAT: deflated rows, each the filter's number, 0, and its pixels
 *   IEND: nothing
 * </pre>
 */
final class Png {

  private static final long SIGNATURE = 0x89_50_4E_47_0D_0A_1A_0AL;
  private static final int HEADER_BYTES = 13;
  private static final int BYTES_AROUND_DATA = 12;
  private static final byte BITS_PER_SAMPLE = 8;
  private static final byte RED_GREEN_BLUE = 2;

  private Png() {}

  /**
   * Writes an image.
   *
   * @param image of {@link BufferedImage#TYPE_INT_RGB}
   */
  static byte[] of(BufferedImage image) throws IOException {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      throw new IllegalArgumentException(
          "Expected an image of TYPE_INT_RGB, but its type is " + image.getType());
    }
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .putInt(image.getWidth())
            .putInt(image.getHeight())
            .put(BITS_PER_SAMPLE)
            .put(RED_GREEN_BLUE)
            .array();
    byte[] pixels = deflatedRows(image);
    ByteBuffer png =
        ByteBuffer.allocate(Long.BYTES + 3 * BYTES_AROUND_DATA + HEADER_BYTES + pixels.length);
    png.putLong(SIGNATURE);
    putChunk("IHDR", header, png);
    putChunk("IDAT", pixels, png);
    putChunk("IEND", new byte[0], png);
    return png.array();
  }

  private static byte[] deflatedRows(BufferedImage image) throws IOException {
    int width = image.getWidth();
    int[] colors = new int[width];
    byte[] row = new byte[1 + 3 * width];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRaster().getDataElements(0, y, width, 1, colors);
        int next = 1;
        for (int color : colors) {
          row[next++] = (byte) (color >> 16);
          row[next++] = (byte) (color >> 8);
          row[next++] = (byte) color;
        }
        deflated.write(row);
      }
    }
    return bytes.toByteArray();
  }

  private static void putChunk(String type, byte[] data, ByteBuffer png) {
    png.putInt(data.length);
    int begin = png.position();
    png.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(png.duplicate().flip().position(begin));
    png.putInt((int) crc.getValue());
  }
}
