package io.github.gdxagents.headless;

import com.badlogic.gdx.Net;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No network: requests fail at once. */
abstract class NoNetwork implements Net {

  @Override
  public void sendHttpRequest(HttpRequest request, @Nullable HttpResponseListener listener) {
    if (listener != null) {
      listener.failed(new IOException("There is no network without a window"));
    }
  }
}
