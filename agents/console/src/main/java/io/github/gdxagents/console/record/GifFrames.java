package io.github.gdxagents.console.record;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;

/**
 * An animated GIF that is shown over and over, by the JDK's writer. Pixels that are as in the frame
 * before are transparent, which takes next to no room.
 */
final class GifFrames implements AutoCloseable {

  /** Of 256, one is transparent. */
  static final int MOST_COLORS = 255;

  private static final int TRANSPARENT = 255;

  private final Palette palette;
  private final IndexColorModel colors;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes);
  private byte[] before = new byte[0];

  GifFrames(Palette palette) {
    this.palette = palette;
    byte[] red = new byte[256];
    byte[] green = new byte[256];
    byte[] blue = new byte[256];
    for (int i = 0; i < palette.size(); i++) {
      red[i] = (byte) (palette.color(i) >> 16);
      green[i] = (byte) (palette.color(i) >> 8);
      blue[i] = (byte) palette.color(i);
    }
    colors = new IndexColorModel(8, 256, red, green, blue, TRANSPARENT);
    writer.setOutput(out);
  }

  /**
   * Adds a frame; all have the same size.
   *
   * @param hundredths how long it is shown, in 1/100 s
   */
  void add(BufferedImage frame, int hundredths) {
    int width = frame.getWidth();
    int height = frame.getHeight();
    boolean first = before.length == 0;
    byte[] now = new byte[width * height];
    int[] rgb = frame.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < now.length; i++) {
      now[i] = (byte) palette.index(rgb[i], i % width, i / width);
    }
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colors);
    byte[] changed = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < now.length; i++) {
      changed[i] = first || now[i] != before[i] ? now[i] : (byte) TRANSPARENT;
    }
    before = now;
    try {
      if (first) {
        writer.prepareWriteSequence(streamMetadata(width, height));
      }
      writer.writeToSequence(new IIOImage(indexed, null, metadata(indexed, hundredths)), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: does not happen
    }
  }

  /** The palette, which all frames share. */
  private IIOMetadata streamMetadata(int width, int height) throws IOException {
    IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
    String format = metadata.getNativeMetadataFormatName();
    Node root = metadata.getAsTree(format);
    IIOMetadataNode screen = child(root, "LogicalScreenDescriptor");
    screen.setAttribute("logicalScreenWidth", Integer.toString(width));
    screen.setAttribute("logicalScreenHeight", Integer.toString(height));
    screen.setAttribute("colorResolution", "8");
    screen.setAttribute("pixelAspectRatio", "0");
    IIOMetadataNode table = child(root, "GlobalColorTable");
    table.setAttribute("sizeOfGlobalColorTable", Integer.toString(colors.getMapSize()));
    table.setAttribute("backgroundColorIndex", "0");
    table.setAttribute("sortFlag", "FALSE");
    for (int i = 0; i < colors.getMapSize(); i++) {
      IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
      entry.setAttribute("index", Integer.toString(i));
      entry.setAttribute("red", Integer.toString(colors.getRed(i)));
      entry.setAttribute("green", Integer.toString(colors.getGreen(i)));
      entry.setAttribute("blue", Integer.toString(colors.getBlue(i)));
      table.appendChild(entry);
    }
    metadata.setFromTree(format, root);
    return metadata;
  }

  private IIOMetadata metadata(BufferedImage image, int hundredths) throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
    String format = metadata.getNativeMetadataFormatName();
    Node root = metadata.getAsTree(format);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "TRUE");
    control.setAttribute("transparentColorIndex", Integer.toString(TRANSPARENT));
    control.setAttribute("delayTime", Integer.toString(hundredths));
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0}); // repeat without end
    child(root, "ApplicationExtensions").appendChild(loop);
    metadata.setFromTree(format, root);
    return metadata;
  }

  private static IIOMetadataNode child(Node root, String name) {
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return (IIOMetadataNode) node;
      }
    }
    IIOMetadataNode node = new IIOMetadataNode(name);
    root.appendChild(node);
    return node;
  }

  /** Ends the film, and returns the whole file. */
  byte[] finish() {
    try {
      writer.endWriteSequence();
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: does not happen
    }
  }

  @Override
  public void close() {
    writer.dispose();
  }
}
