package probe;

import com.badlogic.gdx.math.MathUtils;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** Boxes that fall upon each other, in a static world; native code calls back at each contact. */
@SuppressWarnings("NonFinalStaticField")
public final class Boxes implements Simulation {

  private static World world = new World(new Vector2(), true);
  private static Body top;
  private static int contacts;

  private final Probe probe =
      new Probe(3, () -> new float[] {top.getPosition().x, top.getPosition().y, contacts});

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public void reset(Episode episode) {
    world.dispose();
    contacts = 0;
    world = new World(new Vector2(0, -10), true);
    world.setContactListener(new Counting());
    PolygonShape shape = new PolygonShape();
    shape.setAsBox(20, 1);
    world.createBody(new BodyDef()).createFixture(shape, 0);
    shape.setAsBox(0.5f, 0.5f);
    BodyDef box = new BodyDef();
    box.type = BodyDef.BodyType.DynamicBody;
    for (int i = 0; i < 8; i++) {
      box.position.set(MathUtils.random(-1f, 1f), 3 + 1.5f * i);
      top = world.createBody(box);
      top.createFixture(shape, 1);
    }
    shape.dispose();
  }

  @Override
  public void advance() {
    world.step(1 / 32f, 8, 3);
  }

  @Override
  public void close() {
    world.dispose();
  }

  private static final class Counting implements ContactListener {

    @Override
    public void beginContact(Contact contact) {
      contacts++;
    }

    @Override
    public void endContact(Contact contact) {}

    @Override
    public void preSolve(Contact contact, Manifold oldManifold) {}

    @Override
    public void postSolve(Contact contact, ContactImpulse impulse) {}
  }
}
