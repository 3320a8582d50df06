package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.Shape;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Games with Box2D worlds that live as many games' do: made anew, with bodies that come and go. */
class OwnBox2dGameTest {

  /** A box to be kept in the middle, on which balls rain that vanish where they hit something. */
  private static final class Rain implements Simulation, Agent {

    static {
      Box2dNatives.load();
    }

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .ticksPerDecision(2)
            .maxTicks(120)
            .observe("position", 2, "m")
            .observe("velocity", 2, "m/s")
            .discrete("push", "left", "none", "right")
            .build();

    private final RandomStream random = new RandomStream(0);
    private final List<Body> balls = new ArrayList<>();
    private final List<Body> spent = new ArrayList<>();
    private World world = newWorld();
    private Body box = newBox(world, 0);
    private int tick;
    private int push;

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public List<Rain> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      random.setSeed(episode.seed());
      tick = 0;
      balls.clear();
      world.dispose();
      world = newWorld();
      world.setContactListener(new Hits());
      box = newBox(world, random.nextFloat(-3, 3));
    }

    private static World newWorld() {
      World world = new World(new Vector2(0, -10), true);
      EdgeShape ground = new EdgeShape();
      ground.set(-10, 0, 10, 0);
      body(world, BodyDef.BodyType.StaticBody, 0, 0, ground);
      return world;
    }

    private static Body newBox(World world, float x) {
      PolygonShape square = new PolygonShape();
      square.setAsBox(0.5f, 0.5f);
      return body(world, BodyDef.BodyType.DynamicBody, x, 2, square);
    }

    /** Adds a body with one fixture; the shape is disposed of. */
    private static Body body(World world, BodyDef.BodyType type, float x, float y, Shape shape) {
      BodyDef definition = new BodyDef();
      definition.type = type;
      definition.position.set(x, y);
      Body body = world.createBody(definition);
      body.createFixture(shape, 1);
      shape.dispose();
      return body;
    }

    /** Marks balls; none is removed inside of a step. */
    private final class Hits implements ContactListener {

      @Override
      public void beginContact(Contact contact) {
        mark(contact.getFixtureA().getBody());
        mark(contact.getFixtureB().getBody());
      }

      private void mark(Body body) {
        if (balls.remove(body)) {
          spent.add(body);
        }
      }

      @Override
      public void endContact(Contact contact) {}

      @Override
      public void preSolve(Contact contact, Manifold oldManifold) {}

      @Override
      public void postSolve(Contact contact, ContactImpulse impulse) {}
    }

    @Override
    public void act(Action action) {
      push = action.choice(0) - 1;
    }

    @Override
    public void advance() {
      tick++;
      box.applyForceToCenter(8 * push, 0, true);
      if (tick % 5 == 0) {
        CircleShape circle = new CircleShape();
        circle.setRadius(0.2f);
        balls.add(body(world, BodyDef.BodyType.DynamicBody, random.nextFloat(-5, 5), 6, circle));
      }
      world.step(1 / 60f, 6, 2);
      spent.forEach(world::destroyBody);
      spent.clear();
    }

    @Override
    public void observe(ObservationWriter observation) {
      Vector2 position = box.getPosition();
      Vector2 velocity = box.getLinearVelocity();
      observation.add(position.x, position.y).add(velocity.x, velocity.y);
    }

    @Override
    public float reward() {
      return -0.1f * Math.abs(box.getPosition().x);
    }

    @Override
    public AgentState state() {
      return Math.abs(box.getPosition().x) > 8 ? AgentState.TERMINATED : AgentState.RUNNING;
    }

    @Override
    public void close() {
      world.dispose();
    }
  }

  private static byte[] trained(int threads) throws IOException {
    TrainingSettings settings =
        TrainingSettings.DEFAULT.with(
            Map.of("simulations", "16", "steps-per-rollout", "100", "epochs", "2"));
    TrainingPlan plan = new TrainingPlan(1, 8_000, threads, Learner.FUSED);
    try (Trainer trainer = new Trainer("rain", Rain::new, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      PolicyFile.write(trainer.policy(), file);
      return file.toByteArray();
    }
  }

  @Test
  void worldsOnManyThreadsGiveThePolicyOfOneThread() throws IOException {
    assertThat(trained(4)).isEqualTo(trained(1));
  }
}
