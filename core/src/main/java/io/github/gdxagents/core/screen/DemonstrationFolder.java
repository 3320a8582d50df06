package io.github.gdxagents.core.screen;

import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.File;
import java.io.IOException;

/**
 * Keeps demonstrations in files of one folder: {@code lander-1.demos}, {@code lander-2.demos}.
 *
 * @param folder created when the first file is saved
 */
public record DemonstrationFolder(File folder) implements DemonstrationStore {

  @Override
  public String save(Demonstrations demonstrations) throws IOException {
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make the folder " + folder);
    }
    int number = 1;
    while (file(demonstrations, number).exists()) {
      number++;
    }
    File file = file(demonstrations, number);
    DemonstrationFile.write(demonstrations, file);
    return file.toString();
  }

  private File file(Demonstrations demonstrations, int number) {
    return new File(folder, demonstrations.game() + "-" + number + ".demos");
  }
}
