package io.github.gdxagents.page;

import com.github.xpenatan.gdx.teavm.backends.shared.config.AssetFileHandle;
import com.github.xpenatan.gdx.teavm.backends.shared.config.compiler.TeaCompiler;
import com.github.xpenatan.gdx.teavm.backends.web.config.backend.WebBackend;
import java.io.File;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Compiles the page. Runs where it is built, not in it. */
final class PageBuild {

  private PageBuild() {}

  /**
   * Compiles.
   *
   * @param arguments the folder whose files the games find by {@code Gdx.files.internal}, and the one
   *     that receives the page
   */
  public static void main(String[] arguments) {
    File page = new File(arguments[1]);
    WebBackend backend =
        new WebBackend()
            .setWebAssembly(true)
            .setCopyLoadingAsset(false)
            .setWebappFolderName("");
    new TeaCompiler(backend)
        .addAssets(new AssetFileHandle(arguments[0]))
        .setMainClass(PageLauncher.class.getName())
        .setOutputName("games")
        .setOptimizationLevel(TeaVMOptimizationLevel.FULL)
        .setObfuscated(true)
        .build(page);
  }
}
