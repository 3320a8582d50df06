package io.github.gdxagents.headless;

import com.badlogic.gdx.Files;
import com.badlogic.gdx.files.FileHandle;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The game's assets as they are, and what it writes in a folder of its own: a game in training
 * never touches what a player has saved.
 */
final class HeadlessFiles implements Files {

  private final File assets;
  private final File saved;

  /**
   * @param assets where internal files are; those that are not there are on the class path
   * @param saved where local and external files are
   */
  HeadlessFiles(File assets, File saved) {
    this.assets = assets;
    this.saved = saved;
  }

  @Override
  public FileHandle getFileHandle(String path, FileType type) {
    return new Handle(new File(path), type);
  }

  @Override
  public FileHandle classpath(String path) {
    return getFileHandle(path, FileType.Classpath);
  }

  @Override
  public FileHandle internal(String path) {
    return getFileHandle(path, FileType.Internal);
  }

  @Override
  public FileHandle external(String path) {
    return getFileHandle(path, FileType.External);
  }

  @Override
  public FileHandle absolute(String path) {
    return getFileHandle(path, FileType.Absolute);
  }

  @Override
  public FileHandle local(String path) {
    return getFileHandle(path, FileType.Local);
  }

  @Override
  public String getExternalStoragePath() {
    return saved.getPath() + File.separator;
  }

  @Override
  public boolean isExternalStorageAvailable() {
    return true;
  }

  @Override
  public String getLocalStoragePath() {
    return saved.getPath() + File.separator;
  }

  @Override
  public boolean isLocalStorageAvailable() {
    return true;
  }

  /** Forgets what the game has written. */
  void deleteSaved() {
    if (!saved.exists()) {
      return;
    }
    try {
      java.nio.file.Files.walkFileTree(saved.toPath(), new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      java.nio.file.Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      java.nio.file.Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private final class Handle extends FileHandle {

    Handle(File file, FileType type) {
      super(file, type);
    }

    @Override
    public File file() {
      return switch (type) {
        case Internal -> file.isAbsolute() ? file : new File(assets, file.getPath());
        case Local, External -> new File(saved, file.getPath());
        default -> file;
      };
    }

    @Override
    public FileHandle child(String name) {
      boolean root = file.getPath().isEmpty();
      return new Handle(root ? new File(name) : new File(file, name), type);
    }

    @Override
    public FileHandle sibling(String name) {
      return new Handle(new File(file.getParent(), name), type);
    }

    @Override
    public FileHandle parent() {
      File parent = file.getParentFile();
      File root = new File(type == FileType.Absolute ? "/" : "");
      return new Handle(parent == null ? root : parent, type);
    }
  }
}
