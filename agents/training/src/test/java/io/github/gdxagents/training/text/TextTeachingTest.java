package io.github.gdxagents.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTeachingTest {

  /** Both readers are obeyed; only who holds on to the corpus still speaks as people do. */
  @Test
  void aReaderTeachesPolitenessAndTheReferenceKeepsTheLanguage() {
    Policy reference = TextTeaching.imitate(1);
    List<List<String>> before = TextTeaching.write(reference, 500, 7);
    assertThat(TextTeaching.polite(before)).isLessThan(0.4);
    assertThat(TextTeaching.likeTheCorpus(before)).isGreaterThan(0.75);

    List<List<String>> near =
        TextTeaching.write(TextTeaching.teach(reference, TextTeaching.REFERENCE_KL, 1), 500, 7);
    assertThat(TextTeaching.polite(near)).isGreaterThan(0.75);
    assertThat(TextTeaching.likeTheCorpus(near)).isGreaterThan(0.5);

    List<List<String>> free = TextTeaching.write(TextTeaching.teach(reference, "0", 1), 500, 7);
    assertThat(TextTeaching.polite(free)).isGreaterThan(0.9);
    assertThat(TextTeaching.likeTheCorpus(free)).isLessThan(0.2);
  }
}
