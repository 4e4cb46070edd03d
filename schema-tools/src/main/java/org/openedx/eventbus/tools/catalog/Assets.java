package org.openedx.eventbus.tools.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Static files of every site: style sheet and script. */
final class Assets {
  static final String STYLE = "assets/catalog.css";
  static final String SCRIPT = "assets/catalog.js";

  private Assets() {}

  static void write(SiteDirectory site) {
    site.write(STYLE, resource("catalog.css"));
    site.write(SCRIPT, resource("catalog.js"));
  }

  private static String resource(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
