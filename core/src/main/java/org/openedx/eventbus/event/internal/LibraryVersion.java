package org.openedx.eventbus.event.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This library's version, reduced to what Open edX accepts in {@code sourcelib}. */
final class LibraryVersion {
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)*");

  private LibraryVersion() {}

  /** The leading numbers of the version, {@code 0.1.0} for {@code 0.1.0-SNAPSHOT}. */
  static String numbers() {
    Properties properties = new Properties();
    try (InputStream in =
        LibraryVersion.class.getResourceAsStream("/eventbus-version.properties")) {
      if (in == null) {
        throw new IllegalStateException("eventbus-version.properties is missing from the core jar");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher matcher = NUMBERS.matcher(properties.getProperty("version", ""));
    return matcher.lookingAt() ? matcher.group() : "0";
  }

  static String requireNumbers(String version) {
    if (!NUMBERS.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "sourcelib must be numbers with dots between, as Python reads nothing else: " + version);
    }
    return version;
  }
}
