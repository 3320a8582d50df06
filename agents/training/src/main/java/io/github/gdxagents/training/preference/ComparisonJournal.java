package io.github.gdxagents.training.preference;

import io.github.gdxagents.hook.AgentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the comparisons of a run in a file, whatever happens to either. Where a run goes on after a
 * checkpoint, the file may be ahead of it: what the run then makes again is looked up, and not
 * added twice. A file that holds anything else is kept aside, and another one begun.
 *
 * <p>Training goes on where the file cannot be written; it is tried again.
 */
final class ComparisonJournal implements AutoCloseable {

  private final Path path;
  private final String game;
  private final AgentSpec spec;
  private final List<String> news = new ArrayList<>();

  /** Null before the first comparison. */
  private @Nullable ComparisonFile file;

  /** What the file held when it was opened. */
  private List<Comparison> found = List.of();

  /** How many of the run's comparisons are in the file. */
  private int kept;

  private String trouble = "";

  ComparisonJournal(Path path, String game, AgentSpec spec) {
    this.path = path;
    this.game = game;
    this.spec = spec;
  }

  /** The run goes on from elsewhere. What it has made is compared with the file anew. */
  void restart() {
    kept = 0;
    close();
  }

  /**
   * Sees to it that the comparisons of a run are on the disk.
   *
   * @param made all of them, in their order: those of the last time, and what followed
   */
  void keep(List<Comparison> made) {
    if (kept == made.size()) {
      return;
    }
    try {
      ComparisonFile open = file();
      while (kept < Math.min(found.size(), made.size())) {
        if (!found.get(kept).equals(made.get(kept))) {
          open = beginAnew("holds another comparison %s than this run".formatted(kept + 1));
          break;
        }
        kept++;
      }
      if (kept < made.size()) {
        open.addAll(made.subList(kept, made.size()));
      }
      kept = made.size();
      trouble = "";
    } catch (IOException e) {
      tell(e);
    }
  }

  private ComparisonFile file() throws IOException {
    if (file == null) {
      try {
        file = new ComparisonFile(path, game, spec);
        found = file.comparisons();
      } catch (IOException e) {
        if (!Files.exists(path)) {
          throw e;
        }
        return beginAnew("cannot be used: " + e.getMessage());
      }
    }
    return file;
  }

  private ComparisonFile beginAnew(String why) throws IOException {
    close();
    Path aside = ComparisonFile.freeName(path, ".old");
    Files.move(path, aside);
    news.add(
        "%s %s; it is kept as %s, and the comparisons of this run begin anew"
            .formatted(path, why, aside.getFileName()));
    found = List.of();
    kept = 0;
    ComparisonFile begun = new ComparisonFile(path, game, spec);
    file = begun;
    return begun;
  }

  private void tell(IOException failure) {
    String sentence =
        "Comparisons cannot be kept in %s (%s); free the disk or mend the folder, it is tried again"
            .formatted(path, failure);
    if (!sentence.equals(trouble)) {
      news.add(sentence);
      trouble = sentence;
    }
  }

  /** What there is to tell since the last call. */
  List<String> news() {
    List<String> fresh = List.copyOf(news);
    news.clear();
    return fresh;
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        tell(e); // what was added is on the disk all the same
      }
      file = null;
    }
  }
}
