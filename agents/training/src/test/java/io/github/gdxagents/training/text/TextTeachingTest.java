package io.github.gdxagents.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * To read what is written, with more seeds: {@code mvn test -pl agents/training -am
 * -Dtest=TextTeachingTest -Dsurefire.failIfNoSpecifiedTests=false -Dgdxagents.seeds=4}.
 */
class TextTeachingTest {

  private static final int SEEDS = Integer.getInteger("gdxagents.seeds", 1);

  /** Both readers are obeyed; only who holds on to the corpus still speaks as people do. */
  @Test
  void aReaderTeachesPolitenessAndTheReferenceKeepsTheLanguage() {
    int stillSpeak = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Policy reference = TextTeaching.imitate(seed);
      List<List<String>> before = written("after the corpus", seed, reference);
      assertThat(TextTeaching.polite(before)).isLessThan(0.4);
      assertThat(TextTeaching.likeTheCorpus(before)).isGreaterThan(0.75);

      String kl = TextTeaching.REFERENCE_KL;
      List<List<String>> near =
          written("reference-kl=" + kl, seed, TextTeaching.teach(reference, kl, seed));
      assertThat(TextTeaching.polite(near)).isGreaterThan(0.75);
      stillSpeak += TextTeaching.likeTheCorpus(near) > 0.5 ? 1 : 0;

      List<List<String>> free =
          written("reference-kl=0", seed, TextTeaching.teach(reference, "0", seed));
      assertThat(TextTeaching.polite(free)).isGreaterThan(0.9);
      assertThat(TextTeaching.likeTheCorpus(free)).isLessThan(0.2);
    }
    assertThat(stillSpeak).isGreaterThanOrEqualTo(SEEDS - SEEDS / 10);
  }

  private static List<List<String>> written(String title, long seed, Policy policy) {
    List<List<String>> texts = TextTeaching.write(policy, 500, 7);
    if (SEEDS > 1) {
      TextTeaching.tell("Seed " + seed + ", " + title + ":", texts);
    }
    return texts;
  }
}
