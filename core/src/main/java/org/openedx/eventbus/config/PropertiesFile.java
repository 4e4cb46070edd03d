package org.openedx.eventbus.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.openedx.eventbus.config.SettingsReader.SourcedValue;

/**
 * Reader of properties files in UTF-8, with line numbers and detection of duplicate names. {@link
 * Properties} supports neither, so each logical line is parsed separately.
 */
final class PropertiesFile {
  private PropertiesFile() {}

  static Map<String, SourcedValue> read(Path file, Consumer<String> problems) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      String reason = "cannot be read (" + e.getClass().getSimpleName() + ")";
      problems.accept(file + ": " + (e instanceof CharacterCodingException ? "not UTF-8" : reason));
      return Map.of();
    }
    Map<String, SourcedValue> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String origin = file + ":" + (i + 1);
      StringBuilder logical = new StringBuilder(withoutByteOrderMark(lines.get(i), i));
      while (continues(logical) && i + 1 < lines.size()) {
        logical.append('\n').append(lines.get(++i));
      }
      parse(logical.toString(), origin, values, problems);
    }
    return values;
  }

  private static void parse(
      String line, String origin, Map<String, SourcedValue> values, Consumer<String> problems) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(line));
    } catch (IllegalArgumentException e) {
      problems.accept(origin + ": a malformed \\u escape");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String name : one.stringPropertyNames()) {
      String value = one.getProperty(name).strip();
      SourcedValue earlier = values.putIfAbsent(name, new SourcedValue(value, origin));
      if (earlier != null) {
        problems.accept(origin + ": " + name + " is already set at " + earlier.origin());
      }
    }
  }

  /** Removes a byte order mark, which {@link Properties} would take for a part of the name. */
  private static String withoutByteOrderMark(String line, int index) {
    return index == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private static boolean continues(StringBuilder line) {
    String start = line.toString().stripLeading();
    if (start.startsWith("#") || start.startsWith("!")) {
      return false;
    }
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }
}
