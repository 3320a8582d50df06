package com.github.xpenatan.jmultiplatform.core;

/**
 * In place of a library by which gdx-teavm tells its extensions where the page's scripts and assets
 * are. There are no extensions here, so nobody asks.
 */
public final class JMultiplatform {

  private static final JMultiplatform INSTANCE = new JMultiplatform();

  private final JPlatformMap map = new JPlatformMap();

  private JMultiplatform() {}

  public static JMultiplatform getInstance() {
    return INSTANCE;
  }

  public JPlatformMap getMap() {
    return map;
  }
}
