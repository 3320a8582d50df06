package io.github.gdxagents.console.run;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest and the best policy of a run, on the disk after the first iteration, then every few
 * seconds. Where a policy cannot be written it is tried again; at the end it is written elsewhere
 * rather than lost.
 */
final class SavedPolicies {

  private static final long NANOS_BETWEEN_SAVES = 10_000_000_000L;

  private final Path folder;
  private @Nullable Policy latest;
  private @Nullable Policy best;
  private boolean bestIsSaved = true;
  private long lastSave;
  private @Nullable String trouble;

  SavedPolicies(Path folder) {
    this.folder = folder;
  }

  /** Keeps the policy as it stands after an iteration. */
  void iterated(Policy policy) {
    boolean first = latest == null;
    latest = policy;
    if (first || System.nanoTime() - lastSave > NANOS_BETWEEN_SAVES) {
      save();
    }
  }

  /**
   * Keeps a policy that was evaluated, which is the latest one, with its score. Of policies that
   * are equally good, the later one is the best; one without a score never is.
   *
   * @return whether it is the best so far
   */
  boolean evaluated(Policy policy, Evaluation evaluation) {
    Policy scored = evaluation.score(policy);
    latest = scored;
    boolean better =
        scored.provenance().scoreEpisodes() > 0
            && (best == null || scored.provenance().scoreMean() >= best.provenance().scoreMean());
    if (better) {
      best = scored;
      bestIsSaved = false;
    }
    return better;
  }

  /** Puts others in their place: of an earlier time, or with other scores. */
  void replace(@Nullable Policy latest, @Nullable Policy best) {
    this.latest = latest;
    this.best = best;
    bestIsSaved = false;
  }

  @Nullable Policy best() {
    return best;
  }

  private void save() {
    List<String> failures = new ArrayList<>();
    saveLatest(failures);
    saveBest(failures);
    trouble = failures.isEmpty() ? null : failures.get(0) + "; it is tried again";
    lastSave = System.nanoTime();
  }

  private void saveLatest(List<String> failures) {
    if (latest != null) {
      save(latest, RunFolder.LATEST_POLICY, failures);
    }
  }

  private void saveBest(List<String> failures) {
    if (best != null && !bestIsSaved) {
      bestIsSaved = save(best, RunFolder.BEST_POLICY, failures);
    }
  }

  /** Returns whether it is on the disk. */
  private boolean save(Policy policy, String name, List<String> failures) {
    Path file = folder.resolve(name);
    try {
      PolicyFile.write(policy, file.toFile());
      return true;
    } catch (IOException e) {
      failures.add(WriteFailure.of(file, e));
      return false;
    }
  }

  /** Why a policy is not on the disk, in one line; null if all are. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * Saves what is not on the disk yet.
   *
   * @return where policies are that could not be saved in their place, and why, one line each
   */
  List<String> saveAtLast() {
    trouble = null;
    List<String> elsewhere = new ArrayList<>();
    saveOrRescue(latest, RunFolder.LATEST_POLICY, elsewhere);
    if (!bestIsSaved) {
      saveOrRescue(best, RunFolder.BEST_POLICY, elsewhere);
    }
    return elsewhere;
  }

  private void saveOrRescue(@Nullable Policy policy, String name, List<String> elsewhere) {
    List<String> failures = new ArrayList<>();
    if (policy != null && !save(policy, name, failures)) {
      elsewhere.add(failures.get(0) + ". " + rescue(policy, name));
    }
  }

  /** Writes the policy to where there may be room. */
  private String rescue(Policy policy, String name) {
    List<String> failures = new ArrayList<>();
    for (String property : List.of("java.io.tmpdir", "user.home", "user.dir")) {
      Path place = Path.of(System.getProperty(property));
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PolicyFile.write(policy, bytes);
        Path file = Files.createTempFile(place, folder.getFileName() + "-", "-" + name);
        Files.write(file, bytes.toByteArray());
        return "The policy is saved as " + file + " instead";
      } catch (IOException e) {
        failures.add(WriteFailure.of(place, e));
      }
    }
    return "The policy is lost: " + String.join(", ", failures);
  }
}
