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

  void add(RunListener listener) {
    all.add(listener);
  }

  void forEach(Consumer<RunListener> event) {
    all.forEach(event);
  }

  /** What has failed or works again since the last call, one line each. */
  List<String> news() {
    List<String> news = new ArrayList<>();
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

  void close() {
    all.forEach(RunListener::close);
  }
}
