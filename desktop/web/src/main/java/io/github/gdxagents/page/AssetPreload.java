package io.github.gdxagents.page;

import com.badlogic.gdx.ApplicationAdapter;
import com.github.xpenatan.gdx.teavm.backends.web.WebApplication;
import com.github.xpenatan.gdx.teavm.backends.web.assetloader.AssetInstance;
import com.github.xpenatan.gdx.teavm.backends.web.assetloader.AssetLoader;
import com.github.xpenatan.gdx.teavm.backends.web.assetloader.AssetLoaderListener;

/** Fetches the policies before the games begin. */
final class AssetPreload extends ApplicationAdapter {

  /**
   * Among the assets: type, kind, name, size and whether it replaces an older one, line by line.
   */
  static final String LIST = "preload.txt";

  private boolean asked;

  @Override
  public void create() {
    AssetInstance.getLoaderInstance()
        .preload(
            LIST,
            new AssetLoaderListener<>() {
              @Override
              public void onSuccess(String url, Void nothing) {
                asked = true;
              }
            });
  }

  @Override
  public void render() {
    AssetLoader loader = AssetInstance.getLoaderInstance();
    if (asked && loader.getQueue() == 0 && !loader.isDownloading()) {
      WebApplication.get().setPreloadReady();
    }
  }
}
