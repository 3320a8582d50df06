package io.github.gdxagents.console.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All who listen to a run. Not thread-safe. */
final class RunListeners {

  private final List<RunListener> all = new ArrayList<>();

  /** What was said of the trouble that each of them had when it was last asked. */
  private final Map<RunListener, String> troubles = new LinkedHashMap<>();

  /** Those that are told of nothing more, and what has not been said of them yet. */
  private final List<RunListener> broken = new ArrayList<>();

  private final List<String> faults = new ArrayList<>();

  void add(RunListener listener) {
    all.add(listener);
  }

  /** Tells all of them; who throws anything is told of nothing more. */
  void forEach(Consumer<RunListener> event) {
    for (RunListener listener : List.copyOf(all)) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        all.remove(listener);
        broken.add(listener);
        faults.add(listener.getClass().getSimpleName() + " failed, and tells no more: " + e);
      }
    }
  }

  /** What has failed or works again since the last call, one line each. */
  List<String> news() {
    List<String> news = new ArrayList<>(faults);
    faults.clear();
    for (RunListener listener : all) {
      String trouble = listener.trouble();
      String told = trouble == null ? troubles.remove(listener) : troubles.put(listener, trouble);
      if (trouble == null && told != null) {
        news.add("Written at last. Before: " + told);
      } else if (trouble != null && !trouble.equals(told)) {
        news.add(trouble);
      }
    }
    return news;
  }

  /** Closes all of them, those that have failed among them. */
  void close() {
    all.addAll(broken);
    forEach(RunListener::close);
  }
}
