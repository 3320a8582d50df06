package io.github.gdxagents.console.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The files that the page is made of: our own, and those of uPlot, which draws its curves. */
final class PageFiles {

  /**
   * A file as a browser gets it.
   *
   * @param type its media type
   */
  record PageFile(String type, byte[] content) {}

  private static final String OWN = "/io/github/gdxagents/console/dashboard/";
  private static final String UPLOT_VERSION =
      "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/%s/dist/";

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private final Map<String, PageFile> files;

  PageFiles() throws IOException {
    Properties version = new Properties();
    try (InputStream in = open(UPLOT_VERSION)) {
      version.load(in);
    }
    String uplot = UPLOT.formatted(version.getProperty("version"));
    files =
        Map.of(
            "/", file("text/html; charset=utf-8", OWN + "dashboard.html"),
            "/dashboard.css", file(STYLE, OWN + "dashboard.css"),
            "/dashboard.js", file(SCRIPT, OWN + "dashboard.js"),
            "/uplot.css", file(STYLE, uplot + "uPlot.min.css"),
            "/uplot.js", file(SCRIPT, uplot + "uPlot.iife.min.js"));
  }

  private static PageFile file(String type, String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new PageFile(type, in.readAllBytes());
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = PageFiles.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(
          "No "
              + resource
              + " on the class path; the dashboard needs org.webjars.npm:uplot, which comes with"
              + " gdx-agents-console unless a build excludes it");
    }
    return in;
  }

  /** The file at a path of an address; null if there is none. */
  @Nullable PageFile at(String path) {
    return files.get(path);
  }
}
