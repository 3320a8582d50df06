package io.github.gdxagents.gdx;

import com.badlogic.gdx.assets.AssetDescriptor;
import com.badlogic.gdx.assets.AssetLoaderParameters;
import com.badlogic.gdx.assets.AssetManager;
import com.badlogic.gdx.assets.loaders.AsynchronousAssetLoader;
import com.badlogic.gdx.assets.loaders.FileHandleResolver;
import com.badlogic.gdx.files.FileHandle;
import com.badlogic.gdx.utils.Array;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads policies beside a game's other assets, on the loading thread:
 *
 * <pre>{@code
 * assets.setLoader(Policy.class, new PolicyLoader(assets.getFileHandleResolver()));
 * assets.load("keeper.policy", Policy.class, new PolicyLoader.Parameters(keeper.spec()));
 * }</pre>
 *
 * <p>A policy that was trained for another spec does not load: every difference is named. With an
 * error listener the game goes on, and {@code assets.isLoaded("keeper.policy")} says whether there
 * is a policy, or the keeper is to be played by what played it before:
 *
 * <pre>{@code
 * assets.setErrorListener((asset, problem) -> Gdx.app.error("assets", asset.fileName, problem));
 * }</pre>
 */
public final class PolicyLoader extends AsynchronousAssetLoader<Policy, PolicyLoader.Parameters> {

  private @Nullable Policy loaded;

  /**
   * @param resolver finds files by their names: that of the {@link AssetManager}
   */
  public PolicyLoader(FileHandleResolver resolver) {
    super(resolver);
  }

  /** What a policy is to decide for; without it, it is not compared with anything. */
  public static final class Parameters extends AssetLoaderParameters<Policy> {

    private final AgentSpec spec;
    private final Match match;

    /** Accepts a policy for just this spec. */
    public Parameters(AgentSpec spec) {
      this(spec, Match.STRICT);
    }

    /**
     * @param match how closely a policy has to match the spec
     */
    public Parameters(AgentSpec spec, Match match) {
      this.spec = spec;
      this.match = match;
    }
  }

  /**
   * Loads a policy at once, without an {@link AssetManager}.
   *
   * @throws GdxRuntimeException if it is not there, or damaged
   */
  public static Policy load(FileHandle file) {
    try (InputStream in = file.read()) {
      return PlainPolicyFile.read(in);
    } catch (IOException e) {
      throw new GdxRuntimeException("Cannot load the policy " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as libGDX has it
  public @Nullable Array<AssetDescriptor> getDependencies(
      String name, FileHandle file, @Nullable Parameters parameters) {
    return null;
  }

  @Override
  public void loadAsync(
      AssetManager manager, String name, FileHandle file, @Nullable Parameters parameters) {
    loaded = null;
    Policy policy = load(file);
    loaded = parameters == null ? policy : policy.fitTo(parameters.spec, parameters.match).policy();
  }

  @Override
  public @Nullable Policy loadSync(
      AssetManager manager, String name, FileHandle file, @Nullable Parameters parameters) {
    Policy policy = loaded;
    loaded = null;
    return policy;
  }
}
