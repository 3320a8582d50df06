package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.settings.PreferenceSettings.TeacherKind;
import io.github.gdxagents.trajectory.Trajectory;
import org.junit.jupiter.api.Test;

class SyntheticTeacherTest {

  private final RandomStream random = new RandomStream(1);

  private Trajectory paying(float... rewards) {
    return Clips.paid(Clips.of(rewards.length, AgentState.RUNNING, random), rewards);
  }

  private static Answer compare(TeacherKind kind, Question question) {
    return new SyntheticTeacher(kind, 1).compare(question);
  }

  private static Answer compare(TeacherKind kind, Trajectory left, Trajectory right) {
    return compare(kind, new Question(left, right, 1));
  }

  @Test
  void anOraclePrefersTheGreaterSum() {
    assertThat(compare(TeacherKind.ORACLE, paying(1, 2), paying(2, 0))).isEqualTo(Answer.LEFT);
    assertThat(compare(TeacherKind.ORACLE, paying(1), paying(1, 1))).isEqualTo(Answer.RIGHT);
    assertThat(compare(TeacherKind.ORACLE, paying(1, 2), paying(2, 1))).isEqualTo(Answer.EQUAL);
  }

  @Test
  void aMyopicTeacherPrefersWhatCameLast() {
    assertThat(compare(TeacherKind.MYOPIC, paying(0, 1), paying(1.05f, 0))).isEqualTo(Answer.LEFT);
    assertThat(compare(TeacherKind.MYOPIC, paying(0, 1), paying(1.15f, 0))).isEqualTo(Answer.RIGHT);
  }

  /** Two decisions at a mean reward of 1 pay 2, and a tenth of that is what counts. */
  @Test
  void thresholdsAreATenthOfWhatSuchAClipPays() {
    Trajectory poor = paying(0.1f, 0.05f);
    Trajectory poorer = paying(0, 0);
    Trajectory good = paying(1, 1);
    assertThat(compare(TeacherKind.SKIPPING, poor, poorer)).isEqualTo(Answer.SKIP);
    assertThat(compare(TeacherKind.SKIPPING, poor, good)).isEqualTo(Answer.RIGHT);
    assertThat(compare(TeacherKind.EQUAL, poor, poorer)).isEqualTo(Answer.EQUAL);
    assertThat(compare(TeacherKind.EQUAL, paying(0.3f, 0), poorer)).isEqualTo(Answer.LEFT);
  }

  @Test
  void mistakesAreMadeInATenthOfTheAnswersAndTheSameOnesEachTime() {
    int wrong = 0;
    for (int i = 0; i < 2_000; i++) {
      Question question = new Question(paying(1, 0), paying(0, 0), 1);
      Answer answer = compare(TeacherKind.MISTAKEN, question);
      assertThat(compare(TeacherKind.MISTAKEN, question)).isEqualTo(answer);
      wrong += answer == Answer.RIGHT ? 1 : 0;
    }
    assertThat(wrong).isBetween(150, 250);
  }

  @Test
  void aNoisyTeacherIsTheSurerTheGreaterTheDifference() {
    int wrongOfNear = 0;
    int wrongOfFar = 0;
    for (int i = 0; i < 2_000; i++) {
      wrongOfNear += compare(TeacherKind.NOISY, paying(1), paying(0)) == Answer.RIGHT ? 1 : 0;
      wrongOfFar += compare(TeacherKind.NOISY, paying(9), paying(0)) == Answer.RIGHT ? 1 : 0;
    }
    assertThat(wrongOfNear).isBetween(460, 620); // 1 / (1 + e) of them: 538
    assertThat(wrongOfFar).isLessThan(10);
  }
}
