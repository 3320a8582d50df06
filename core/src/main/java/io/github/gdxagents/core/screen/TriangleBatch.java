package io.github.gdxagents.core.screen;

/** Collects colored triangles in pixels and hands them to a target, as many at a time as fit. */
final class TriangleBatch {

  static final int MAX_VERTICES = 32_000;
  static final int MAX_INDICES = 3 * MAX_VERTICES;

  private static final int FLOATS_PER_VERTEX = TriangleTarget.FLOATS_PER_VERTEX;

  private final TriangleTarget target;
  private final float[] vertices = new float[MAX_VERTICES * FLOATS_PER_VERTEX];
  private final short[] indices = new short[MAX_INDICES];
  private int vertexCount;
  private int indexCount;

  TriangleBatch(TriangleTarget target) {
    this.target = target;
  }

  /** Makes room for vertices and indices that belong together. Call it before the first of them. */
  void reserve(int moreVertices, int moreIndices) {
    if (vertexCount + moreVertices > MAX_VERTICES || indexCount + moreIndices > MAX_INDICES) {
      flush();
    }
  }

  /** Adds a vertex that is covered, and returns its number. */
  int vertex(float x, float y, float color) {
    return vertex(x, y, color, 0, 0, -1, 1);
  }

  /** Adds a vertex of a glyph, and returns its number. */
  int vertex(float x, float y, float color, float u, float v, float threshold, float sharpness) {
    int at = vertexCount * FLOATS_PER_VERTEX;
    vertices[at] = x;
    vertices[at + 1] = y;
    vertices[at + 2] = color;
    vertices[at + 3] = u;
    vertices[at + 4] = v;
    vertices[at + 5] = threshold;
    vertices[at + 6] = sharpness;
    return vertexCount++;
  }

  void triangle(int a, int b, int c) {
    indices[indexCount++] = (short) a;
    indices[indexCount++] = (short) b;
    indices[indexCount++] = (short) c;
  }

  /** Adds the two triangles of four vertices in a row, in their order around the quadrangle. */
  void quadrangle(int first) {
    triangle(first, first + 1, first + 2);
    triangle(first, first + 2, first + 3);
  }

  /** Draws what has been collected. */
  void flush() {
    if (indexCount > 0) {
      target.draw(vertices, vertexCount, indices, indexCount);
      vertexCount = 0;
      indexCount = 0;
    }
  }
}
