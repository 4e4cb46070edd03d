package org.openedx.eventbus.tools.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Summaries and remedies of the rules, read from {@code rules.properties}. */
final class RuleTexts {
  private static final String FILE = "rules.properties";
  private static final Properties TEXTS = read();

  private RuleTexts() {}

  /**
   * Returns the text of a key, for example {@code FIELD_DOC.summary}.
   *
   * @throws IllegalStateException if the file has no such text
   */
  static String of(String key) {
    String text = TEXTS.getProperty(key, "");
    if (text.isBlank()) {
      throw new IllegalStateException(FILE + " has no text " + key);
    }
    return text;
  }

  private static Properties read() {
    Properties texts = new Properties();
    try (InputStream in = RuleTexts.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the class path");
      }
      texts.load(new InputStreamReader(in, UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
