package io.github.gdxagents.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.gdx.sensor.RayFan;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rays see is enough to learn from. */
class SensorTrainingTest {

  /** Three berries or thorns around an agent, of which one is a berry: it is to turn to that. */
  private static final class Bush implements Simulation, Agent {

    private static final int BERRY = 0;
    private static final int THORN = 1;
    private static final int PLACES = 3;

    private final RayFan eyes =
        RayFan.named("eyes")
            .rays(PLACES)
            .range(10)
            .categories(Bush::kind, "berry", "thorn")
            .build();
    private final AgentSpec spec;
    private final World world;
    private final Body[] places = new Body[PLACES];
    private int berry;
    private int chosen;

    Bush() {
      Box2dNatives.load();
      AgentSpec.Builder builder = AgentSpec.builder().discrete("turn", "first", "second", "third");
      eyes.declare(builder);
      spec = builder.build();
      world = new World(new Vector2(), true);
      CircleShape shape = new CircleShape();
      shape.setRadius(1);
      for (int place = 0; place < PLACES; place++) {
        double angle = -Math.PI + 2 * Math.PI * place / PLACES;
        BodyDef definition = new BodyDef();
        definition.position.set(5 * (float) Math.cos(angle), 5 * (float) Math.sin(angle));
        places[place] = world.createBody(definition);
        places[place].createFixture(shape, 1);
      }
      shape.dispose();
    }

    private static int kind(Fixture fixture) {
      return (Integer) fixture.getUserData();
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public List<Bush> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      berry = new RandomStream(episode.seed()).nextInt(PLACES);
      chosen = -1;
      for (int place = 0; place < PLACES; place++) {
        places[place].getFixtureList().first().setUserData(place == berry ? BERRY : THORN);
      }
    }

    @Override
    public void observe(ObservationWriter out) {
      eyes.cast(world, 0, 0, 0).write(out);
    }

    @Override
    public void act(Action action) {
      chosen = action.choice(0);
    }

    @Override
    public void advance() {}

    @Override
    public float reward() {
      return chosen == berry ? 1 : 0;
    }

    @Override
    public AgentState state() {
      return chosen < 0 ? AgentState.RUNNING : AgentState.TERMINATED;
    }

    @Override
    public void close() {
      world.dispose();
    }
  }

  @Test
  void defaultSettingsLearnWhatRaysTellApart() {
    TrainingPlan plan = new TrainingPlan(1, 12_000, 2, Learner.FUSED);
    try (Trainer trainer = new Trainer("bush", Bush::new, TrainingSettings.DEFAULT, plan);
        Bush game = new Bush()) {
      while (!trainer.finished()) {
        trainer.iterate();
      }

      assertThat(Evaluation.of(game, trainer.policy(), 100, 1).meanReturn()).isEqualTo(1);
    }
  }
}
