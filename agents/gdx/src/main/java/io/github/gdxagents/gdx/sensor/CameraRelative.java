package io.github.gdxagents.gdx.sensor;

import com.badlogic.gdx.graphics.Camera;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;

/**
 * Where something is on the screen, for agents that see what a player sees.
 *
 * <pre>
 *   NAME on screen  [2]  from the viewport's center to the right and up; -1 and 1 are its edges
 *   NAME visible    [1]  1 if it is within the viewport, else 0
 * </pre>
 *
 * <p>What is beyond an edge is told as at that edge, and what is behind a camera on the side to
 * which the camera would turn. Any camera will do, turned, zoomed or with a perspective, and needs
 * no window; as for drawing, the game calls its {@code update()} when it has moved.
 */
public final class CameraRelative implements Sensor {

  /** So that rounding hides nothing at an edge, or in the plane of all sprites. */
  private static final double EDGE_TOLERANCE = 1e-5;

  /** How much of a camera's distance is left of what is beside it. */
  private static final double LEAST_DEPTH = 1e-6;

  private final String name;
  private float right;
  private float up;
  private boolean visible;

  private boolean present;
  private float x;
  private float y;
  private float cameraX;
  private float cameraY;

  /**
   * @param name its components are named after it
   */
  public CameraRelative(String name) {
    this.name = name;
  }

  @Override
  public void declare(AgentSpec.Builder spec) {
    spec.observe(name + " on screen", 2, "", -1, 1).observe(name + " visible", 1, "", 0, 1);
  }

  /** Locates something in a world without depth. */
  public CameraRelative locate(Camera camera, float targetX, float targetY) {
    return locate(camera, targetX, targetY, 0);
  }

  /** Locates something. */
  public CameraRelative locate(Camera camera, float targetX, float targetY, float targetZ) {
    float[] m = camera.combined.val; // [4 x 4], column after column
    double clipX = row(m, 0, targetX, targetY, targetZ);
    double clipY = row(m, 1, targetX, targetY, targetZ);
    double clipZ = row(m, 2, targetX, targetY, targetZ);
    double clipW = row(m, 3, targetX, targetY, targetZ);
    double depth = Math.max(Math.abs(clipW), LEAST_DEPTH);
    double edge = clipW * (1 + EDGE_TOLERANCE);
    visible = Math.abs(clipX) <= edge && Math.abs(clipY) <= edge && Math.abs(clipZ) <= edge;
    right = withinScreen(clipX / depth);
    up = withinScreen(clipY / depth);
    present = true;
    x = targetX;
    y = targetY;
    cameraX = camera.position.x;
    cameraY = camera.position.y;
    return this;
  }

  /** Says that there is nothing to locate: zeros are written. */
  public CameraRelative locateNothing() {
    right = 0;
    up = 0;
    visible = false;
    present = false;
    return this;
  }

  private static double row(float[] m, int row, float x, float y, float z) {
    return (double) m[row] * x + (double) m[row + 4] * y + (double) m[row + 8] * z + m[row + 12];
  }

  private static float withinScreen(double value) {
    return (float) Math.max(-1, Math.min(1, value));
  }

  @Override
  public void write(ObservationWriter out) {
    out.add(right, up).add(visible);
  }

  /** Shows it as seen from the camera's center, without depth. */
  @Override
  public void show(SensorCanvas canvas) {
    if (present) {
      int category = visible ? 0 : NOTHING;
      canvas.line(cameraX, cameraY, x, y, category);
      canvas.point(x, y, category);
    }
  }

  /** Whether it was within the viewport when it was located last. */
  public boolean visible() {
    return visible;
  }
}
