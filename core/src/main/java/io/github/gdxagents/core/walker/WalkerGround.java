package io.github.gdxagents.core.walker;

import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;

/**
 * The walker's terrain in Box2D: a fixed body for every box, then one for every edge of the line.
 */
final class WalkerGround {

  static final short CATEGORY = 0x0001;

  private static final float FRICTION = 2.5f;

  /** More than the walker's legs and their speed can bridge in one tick, in m. */
  private static final float REACH = 3;

  private final WalkerTerrain terrain;
  private final Fixture[] boxes;
  private final Fixture[] edges = new Fixture[WalkerTerrain.POINTS - 1];

  WalkerGround(World world, WalkerTerrain terrain) {
    this.terrain = terrain;
    this.boxes = new Fixture[terrain.boxes.size()];
    FixtureDef fixture = new FixtureDef();
    fixture.friction = FRICTION;
    fixture.filter.categoryBits = CATEGORY;
    createBoxes(world, fixture);
    createEdges(world, fixture);
  }

  private void createBoxes(World world, FixtureDef fixture) {
    PolygonShape shape = new PolygonShape();
    fixture.shape = shape;
    for (int i = 0; i < boxes.length; i++) {
      WalkerTerrain.Box box = terrain.boxes.get(i);
      float left = box.left();
      float bottom = box.bottom();
      float right = box.right();
      float top = box.top();
      shape.set(new float[] {left, bottom, right, bottom, right, top, left, top});
      boxes[i] = world.createBody(new BodyDef()).createFixture(fixture);
    }
    shape.dispose();
  }

  private void createEdges(World world, FixtureDef fixture) {
    EdgeShape shape = new EdgeShape();
    fixture.shape = shape;
    for (int i = 0; i < edges.length; i++) {
      shape.set(terrain.x[i], terrain.y[i], terrain.x[i + 1], terrain.y[i + 1]);
      edges[i] = world.createBody(new BodyDef()).createFixture(fixture);
    }
    shape.dispose();
  }

  /**
   * Has Box2D find the contacts of the coming tick in the order in which the ground was created.
   *
   * <p>The solver's result depends on the order in which contacts came to be. The original's Box2D
   * sorts the pairs that begin to overlap in one tick; libGDX's leaves them in the order of its
   * search tree, whereby a walk parts from the original's within a few ticks. But it searches for
   * refiltered fixtures first, in the order of asking. Costs about a fiftieth of a tick.
   *
   * @param x where the walker is, in m
   */
  void sortContactsToCome(float x) {
    for (int i = 0; i < boxes.length; i++) {
      WalkerTerrain.Box box = terrain.boxes.get(i);
      if (box.left() > x + REACH) {
        break;
      }
      if (box.right() > x - REACH) {
        boxes[i].refilter();
      }
    }
    int first = Math.max(0, (int) ((x - REACH) / WalkerTerrain.STEP));
    int last = Math.min(edges.length - 1, (int) ((x + REACH) / WalkerTerrain.STEP));
    for (int i = first; i <= last; i++) {
      edges[i].refilter();
    }
  }
}
