package io.github.gdxagents.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PageSizeTest {

  private static final Path PAGE = Path.of("target/page");
  private static final int MOST_BYTES = 2_000_000;

  /** Each file as a server would compress it on its way. */
  @Test
  void allThatABrowserFetchesIsSmall() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(PAGE)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    long total = 0;
    for (Path file : files) {
      long bytes = compressed(Files.readAllBytes(file));
      total += bytes;
      System.out.println(PAGE.relativize(file) + ": " + bytes + " bytes of " + Files.size(file));
    }
    System.out.println("The page, compressed: " + total + " bytes");

    assertThat(files).contains(PAGE.resolve("games.wasm"), PAGE.resolve("index.html"));
    assertThat(total).isLessThan(MOST_BYTES);
  }

  private static long compressed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.size();
  }
}
