package io.github.gdxagents.console.record;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;

/**
 * An animated GIF as it is shown.
 *
 * @param frames each over those before it
 * @param hundredths how long each is shown, in 1/100 s
 * @param loops whether it begins again
 */
public record GifFile(List<BufferedImage> frames, List<Integer> hundredths, boolean loops) {

  public static GifFile read(Path file) throws IOException {
    List<BufferedImage> frames = new ArrayList<>();
    List<Integer> hundredths = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      int count = reader.getNumImages(true);
      for (int i = 0; i < count; i++) {
        BufferedImage part = reader.read(i);
        BufferedImage frame =
            new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = frame.createGraphics();
        if (i > 0) {
          graphics.drawImage(frames.get(i - 1), 0, 0, null);
        }
        graphics.drawImage(part, 0, 0, null);
        graphics.dispose();
        frames.add(frame);
        Element root =
            (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        Element control = (Element) root.getElementsByTagName("GraphicControlExtension").item(0);
        hundredths.add(Integer.valueOf(control.getAttribute("delayTime")));
      }
    } finally {
      reader.dispose();
    }
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return new GifFile(frames, hundredths, bytes.contains("NETSCAPE2.0\3\1\0\0\0"));
  }
}
