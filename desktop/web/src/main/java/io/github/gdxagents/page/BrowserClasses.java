package io.github.gdxagents.page;

import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/**
 * Tells TeaVM to take gdx-teavm's classes in place of those of libGDX whose code is native. This
 * gdx-teavm tells older versions of TeaVM only.
 */
public final class BrowserClasses extends SimpleSubstitutionPolicy {

  @Override
  public void contribute(SubstitutionSink sink) {
    for (String replaced : new String[] {"com.badlogic.gdx", "org.jbox2d", "java.nio.channels"}) {
      sink.selectClasses(inPackage(replaced, true)).packagePrefix("emu");
    }
  }
}
