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

/**
 * Reads a UTF-8 properties file, remembering lines. {@link Properties} knows neither lines nor
 * names given twice, so each logical line goes through one of its own.
 */
final class PropertiesFile {
  private PropertiesFile() {}

  static Map<String, Sourced> read(Path file, Consumer<String> problems) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      problems.accept(file + ": not UTF-8");
      return Map.of();
    } catch (IOException e) {
      problems.accept(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
      return Map.of();
    }
    Map<String, Sourced> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String origin = file + ":" + (i + 1);
      StringBuilder logical = new StringBuilder(withoutMark(lines.get(i), i));
      while (continues(logical) && i + 1 < lines.size()) {
        logical.append('\n').append(lines.get(++i));
      }
      parse(logical.toString(), origin, values, problems);
    }
    return values;
  }

  private static void parse(
      String line, String origin, Map<String, Sourced> values, Consumer<String> problems) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(line));
    } catch (IllegalArgumentException e) {
      problems.accept(origin + ": a malformed \\u escape");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String name : one.stringPropertyNames()) {
      Sourced next = new Sourced(one.getProperty(name).strip(), origin);
      Sourced earlier = values.putIfAbsent(name, next);
      if (earlier != null) {
        problems.accept(origin + ": " + name + " is set already at " + earlier.origin());
      }
    }
  }

  /** Windows editors begin a file with a mark that is no blank to {@link Properties}. */
  private static String withoutMark(String line, int index) {
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
