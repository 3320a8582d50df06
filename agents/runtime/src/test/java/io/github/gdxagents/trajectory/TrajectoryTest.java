package io.github.gdxagents.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.policy.SpecBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("position", 2, "m")
          .discrete("jump", "no", "yes")
          .continuous("steer", "rad", -2, 2)
          .build();

  private static final List<Parameter> PARAMETERS =
      Collections.singletonList(new Parameter("gravity", "m/s^2", 1, 20, 10));

  private static final Trajectory THREE =
      new Trajectory(
          SPEC,
          new Origin(Episode.of(7, PARAMETERS).with("gravity", 3), 1, 40),
          AgentState.TERMINATED,
          new float[] {0, 1, 2, 3, 4, 5, 4, 5},
          new boolean[] {true, true, true, false, true, true},
          new float[] {1, -2, 0, 0.5f, 1, 2},
          new float[] {0.25f, 0, -1});

  private static byte[] bytesOf(Trajectory trajectory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TrajectoryBytes.write(trajectory, SPEC, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Test
  void aTrajectoryComesBackFromItsBytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytesOf(THREE));
    Trajectory read = TrajectoryBytes.read(bytes, SPEC);
    assertThat(read).isEqualTo(THREE).hasSameHashCodeAs(THREE);
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(read.origin().episode(PARAMETERS).value("gravity")).isEqualTo(3);
    assertThat(read.undiscountedReturn()).isEqualTo(-0.75);
  }

  @Test
  void aPartKnowsWhereItIsFromAndWhatFollowed() {
    Trajectory part = THREE.part(1, 2);
    assertThat(part.decisions()).isEqualTo(1);
    assertThat(part.origin().decision()).isEqualTo(41);
    assertThat(part.end()).isEqualTo(AgentState.RUNNING);
    float[] seen = new float[4];
    part.copyObservation(0, seen, 0);
    part.copyObservation(1, seen, 2);
    assertThat(seen).containsExactly(2, 3, 4, 5);
    float[] action = new float[2];
    part.copyAction(0, action, 0);
    assertThat(action).containsExactly(0, 0.5f);
    boolean[] mask = new boolean[2];
    part.copyMask(0, mask, 0);
    assertThat(mask).containsExactly(true, false);
    assertThat(THREE.part(2, 3).end()).isEqualTo(AgentState.TERMINATED);
    assertThat(THREE.part(0, 3)).isSameAs(THREE);
    assertThatThrownBy(() -> THREE.part(2, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatNoGameCanHaveShownIsRefused() {
    assertThatThrownBy(() -> one(new float[] {0, 0, 0, Float.NaN}, 0, 0))
        .hasMessage("A trajectory's observations cannot hold NaN");
    assertThatThrownBy(() -> one(new float[4], 2, 0)).hasMessageContaining("no choice 2.0 in jump");
    assertThatThrownBy(() -> one(new float[4], 1, 0)).hasMessageContaining("mask forbids");
    assertThatThrownBy(() -> one(new float[4], 0, 2.5f)).hasMessageContaining("the value 2.5");
    assertThatThrownBy(() -> one(new float[3], 0, 0)).hasMessageContaining("4 numbers");
  }

  private static Trajectory one(float[] observations, float choice, float axis) {
    return new Trajectory(
        SPEC,
        new Origin(Episode.of(1), 0, 0),
        AgentState.RUNNING,
        observations,
        new boolean[] {true, false},
        new float[] {choice, axis},
        new float[1]);
  }

  /** Whatever is cut off or changed, there is a trajectory or one kind of exception. */
  @Test
  void damagedBytesAreRefusedOrAnotherTrajectory() throws IOException {
    byte[] whole = bytesOf(THREE);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> TrajectoryBytes.read(ByteBuffer.wrap(cut), SPEC))
          .isInstanceOf(IllegalArgumentException.class);
    }
    int refused = 0;
    for (int position = 0; position < whole.length; position++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = whole.clone();
        changed[position] ^= (byte) (1 << bit);
        try {
          assertThat(TrajectoryBytes.read(ByteBuffer.wrap(changed), SPEC)).isNotEqualTo(THREE);
        } catch (IllegalArgumentException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void aSpecComesBackFromItsBytes() {
    assertThat(SpecBytes.read(SpecBytes.write(SPEC))).isEqualTo(SPEC);
    byte[] bytes = SpecBytes.write(SPEC);
    assertThatThrownBy(() -> SpecBytes.read(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SpecBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
