package io.github.gdxagents.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The bundled policies in another Box2D than the one they were trained in. */
class LanderInJavaBox2dTest {

  @Test
  void theBox2dHereIsTheOneInJava() {
    assertThat(
            Arrays.stream(World.class.getDeclaredFields()).map(field -> field.getType().getName()))
        .contains("org.jbox2d.dynamics.World");
  }

  @Test
  void theLanderLands() throws IOException {
    LanderScore score = LanderScore.of(InJvm.play("lander", 1000, 100));
    Policy policy = InJvm.policy("lander");

    System.out.println(
        "The lander with Box2D in Java: "
            + score
            + "; with native Box2D, after training: mean "
            + policy.provenance().scoreMean()
            + " over "
            + policy.provenance().scoreEpisodes());
    assertThat(score.landed()).isGreaterThanOrEqualTo(90);
  }
}
