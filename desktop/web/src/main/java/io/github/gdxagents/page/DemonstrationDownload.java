package io.github.gdxagents.page;

import io.github.gdxagents.core.screen.DemonstrationStore;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** Hands what was recorded to the browser, as a download. */
final class DemonstrationDownload implements DemonstrationStore {

  private int number;

  @Override
  public String save(Demonstrations demonstrations) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DemonstrationFile.write(demonstrations, file);
    number++;
    String name = demonstrations.game() + "-" + number + ".demos";
    download(Int8Array.copyFromJavaArray(file.toByteArray()), name);
    return name;
  }

  @JSBody(
      params = {"content", "name"},
      script =
          "var link = document.createElement('a');"
              + "link.href = URL.createObjectURL(new Blob([content]));"
              + "link.download = name;"
              + "link.click();"
              + "setTimeout(function() { URL.revokeObjectURL(link.href); }, 60000);")
  private static native void download(JSObject content, String name);
}
