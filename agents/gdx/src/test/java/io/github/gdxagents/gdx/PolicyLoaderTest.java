package io.github.gdxagents.gdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.assets.AssetManager;
import com.badlogic.gdx.files.FileHandle;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.SpecMismatchException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest {

  private static final String FOLDER = "../runtime/src/test/resources/golden/";
  private static final String FILE = "format-2-tanh.policy";

  private static final AgentSpec ANOTHER =
      AgentSpec.builder().observe("fuel", 1, "kg").discrete("engine", "off", "on").build();

  private final List<Throwable> problems = new ArrayList<>();

  private AssetManager assets() {
    AssetManager assets = new AssetManager(name -> new FileHandle(new File(FOLDER, name)), false);
    assets.setLoader(Policy.class, new PolicyLoader(assets.getFileHandleResolver()));
    return assets;
  }

  private AssetManager listenedTo() {
    AssetManager assets = assets();
    assets.setErrorListener((asset, problem) -> problems.add(problem));
    return assets;
  }

  @Test
  void aPolicyThatFitsIsLoaded() {
    Policy expected = PolicyLoader.load(new FileHandle(FOLDER + FILE));
    AssetManager assets = assets();
    assets.load(FILE, Policy.class, new PolicyLoader.Parameters(expected.spec()));
    assets.finishLoading();
    assertThat(assets.get(FILE, Policy.class).spec()).isEqualTo(expected.spec());
    assets.dispose();
  }

  @Test
  void withoutASpecItIsNotComparedWithAnything() {
    AssetManager assets = assets();
    assets.load(FILE, Policy.class);
    assets.finishLoading();
    assertThat(assets.isLoaded(FILE)).isTrue();
    assets.dispose();
  }

  @Test
  void aPolicyOfAnotherSpecDoesNotLoadAndTheGameGoesOn() {
    AssetManager assets = listenedTo();
    assets.load(FILE, Policy.class, new PolicyLoader.Parameters(ANOTHER));
    assets.finishLoading();
    assertThat(assets.isLoaded(FILE)).isFalse();
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .rootCause()
                    .isInstanceOf(SpecMismatchException.class)
                    .hasMessageContaining("fuel"));
    assets.dispose();
  }

  @Test
  void aFileThatIsNotThereOrNoPolicyIsNamed() {
    AssetManager assets = listenedTo();
    assets.load("none.policy", Policy.class);
    assets.load("format-1.policy", Policy.class);
    assets.finishLoading();
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).rootCause().hasMessageContaining("none.policy");
    assertThat(problems.get(1)).hasStackTraceContaining("format-1.policy");
    assertThatThrownBy(() -> PolicyLoader.load(new FileHandle(FOLDER + "format-1.policy")))
        .isInstanceOf(GdxRuntimeException.class)
        .hasMessageContaining("Cannot load the policy ")
        .hasMessageContaining("format-1.policy");
    assets.dispose();
  }
}
