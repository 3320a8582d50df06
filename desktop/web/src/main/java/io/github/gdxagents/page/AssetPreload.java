package io.github.gdxagents.page;

import com.badlogic.gdx.ApplicationAdapter;
import com.github.xpenatan.gdx.teavm.backends.web.WebApplication;
import com.github.xpenatan.gdx.teavm.backends.web.assetloader.AssetInstance;
import com.github.xpenatan.gdx.teavm.backends.web.assetloader.AssetLoader;
import com.github.xpenatan.gdx.teavm.backends.web.assetloader.AssetLoaderListener;

/** Fetches the policies before the games begin. */
final class AssetPreload extends ApplicationAdapter {

  private final AssetLoader loader = AssetInstance.getLoaderInstance();
  private boolean asked;

  @Override
  public void create() {
    loader.preload(
        "preload.txt",
        new AssetLoaderListener<>() {
          @Override
          public void onSuccess(String url, Void nothing) {
            asked = true;
          }
        });
  }

  @Override
  public void render() {
    if (asked && loader.getQueue() == 0 && !loader.isDownloading()) {
      WebApplication.get().setPreloadReady();
    }
  }
}
