package io.github.gdxagents.policy;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/** Writes files that are there as a whole or not at all, even if the power fails meanwhile. */
public final class AtomicFile {

  /**
   * How the name of a file ends while it is being written. Where one is left, its writer was
   * killed.
   */
  public static final String UNFINISHED = ".unfinished";

  private AtomicFile() {}

  /**
   * Writes a file. It appears under its name only when it is complete and on the disk.
   *
   * @param file replaced if it exists; its folder must exist
   * @throws IOException if it cannot be written, with its name; the old one, if any, stays then
   */
  public static void replace(File file, byte[] content) throws IOException {
    File folder = file.getAbsoluteFile().getParentFile();
    if (folder == null || !folder.isDirectory() || file.isDirectory()) {
      throw new IOException(
          "Cannot save "
              + file
              + ": expected a file in a folder that exists; create the folder first");
    }
    File unfinished;
    try {
      unfinished = File.createTempFile(file.getName() + "-", UNFINISHED, folder);
      write(content, unfinished);
    } catch (IOException e) {
      throw new IOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    rename(unfinished, file);
  }

  private static void write(byte[] content, File file) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(content);
      out.getFD().sync();
    } catch (IOException e) {
      file.delete();
      throw e;
    }
  }

  private static void rename(File unfinished, File file) throws IOException {
    if (unfinished.renameTo(file)) {
      return;
    }
    // On Windows a file cannot be renamed to one that exists.
    if (file.exists() && !file.delete()) {
      unfinished.delete();
      throw new IOException("Cannot replace " + file + "; close it where it is open");
    }
    if (!unfinished.renameTo(file)) {
      throw new IOException(
          "Cannot rename " + unfinished + ", which is complete, to " + file + "; rename it");
    }
  }
}
