package io.github.gdxagents.page;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.github.xpenatan.gdx.teavm.backends.web.WebApplication;
import com.github.xpenatan.gdx.teavm.backends.web.WebApplicationConfiguration;
import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;

/** Opens the games in a page. */
public final class PageLauncher {

  private static final int MOST_RANDOM_SEED = 1_000_000;

  /** What a browser would do with these keys is not what the games do. */
  private static final int[] OWN_KEYS = {
    Keys.LEFT, Keys.UP, Keys.RIGHT, Keys.DOWN, Keys.SPACE, Keys.F1, Keys.F9, Keys.F11
  };

  private PageLauncher() {}

  /**
   * Starts the games.
   *
   * @param options from the page's address
   */
  public static void main(String[] options) {
    try {
      open(PageOptions.parse(options));
    } catch (IllegalArgumentException e) {
      PageMessage.show(String.valueOf(e.getMessage()));
    }
  }

  private static void open(PageOptions options) {
    long seed = options.seed().orElseGet(() -> System.currentTimeMillis() % MOST_RANDOM_SEED);
    GamesApp games =
        new GamesApp(
                Games.ALL,
                options.game(),
                options.pilot(),
                seed,
                new BundledPolicies(BundledPolicies.FOLDER, false, seed))
            .recordingInto(new DemonstrationDownload());
    WebApplicationConfiguration configuration = new WebApplicationConfiguration();
    configuration.width = 0; // all there is
    configuration.height = 0;
    configuration.usePhysicalPixels = true;
    new WebApplication(new GamesPage(games), new AssetPreload(), configuration) {
      @Override
      protected void initAudio() {} // the games make no sound

      @Override
      protected void onError(Throwable error) {
        super.onError(error);
        PageMessage.show("The games cannot go on: " + error);
      }
    };
    for (int key : OWN_KEYS) {
      Gdx.input.setCatchKey(key, true);
    }
  }
}
