package com.github.xpenatan.jmultiplatform.core;

/** Forgets what it is told; see {@link JMultiplatform}. */
public final class JPlatformMap {

  public void put(String key, Object value) {}
}
