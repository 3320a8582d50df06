package io.github.gdxagents.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  @Test
  void anotherReaderSeesEveryPixel() throws IOException {
    BufferedImage image = new BufferedImage(301, 7, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.setRGB(x, y, 0x10305 * (x + 301 * y));
      }
    }

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(image)));

    assertThat(read.getWidth()).isEqualTo(301);
    assertThat(read.getHeight()).isEqualTo(7);
    assertThat(read.getRGB(0, 0, 301, 7, null, 0, 301))
        .isEqualTo(image.getRGB(0, 0, 301, 7, null, 0, 301));
  }

  @Test
  void whatIsNotOpaqueIsRefused() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

    assertThatThrownBy(() -> Png.of(image)).hasMessageContaining("TYPE_INT_RGB");
  }
}
