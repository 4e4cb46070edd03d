package org.openedx.eventbus.it.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Phrases that the project's prose does not use, each with what to say instead. Matches whole words
 * in any case; any white space, also a line break, may separate the words.
 *
 * <p>The file has one entry a line, for example {@code goes on, go on -> continue}. A line that
 * begins with {@code #} is a comment.
 */
final class PhraseList {
  private static final String ARROW = "->";

  private final Map<String, String> replacements;
  private final Pattern pattern;

  private PhraseList(Map<String, String> replacements) {
    this.replacements = replacements;
    // The longest first: "goes on with" is found before "goes on".
    String alternatives =
        replacements.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(PhraseList::regex)
            .collect(Collectors.joining("|"));
    this.pattern =
        Pattern.compile(
            "(?<![\\w.@-])(?:" + alternatives + ")(?![\\w@-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static PhraseList parse(List<String> lines) {
    Map<String, String> replacements = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int arrow = line.indexOf(ARROW);
      String replacement = arrow < 0 ? "" : line.substring(arrow + ARROW.length()).strip();
      if (replacement.isEmpty()) {
        throw new IllegalArgumentException(
            "Expected 'phrase, phrase -> what to say instead', but found: " + line);
      }
      for (String phrase : line.substring(0, arrow).split(",")) {
        if (replacements.put(normalized(phrase), replacement) != null) {
          throw new IllegalArgumentException("Listed twice: " + phrase.strip());
        }
      }
    }
    return new PhraseList(replacements);
  }

  List<Finding> findIn(String file, List<Passage> passages) {
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : passages) {
      Matcher matcher = pattern.matcher(passage.text());
      while (matcher.find()) {
        String phrase = normalized(matcher.group());
        findings.add(
            new Finding(file, passage.lineAt(matcher.start()), phrase, replacements.get(phrase)));
      }
    }
    return findings;
  }

  Set<String> phrases() {
    return replacements.keySet();
  }

  private static String regex(String phrase) {
    return Pattern.quote(phrase).replace(" ", "\\E\\s+\\Q").replace("'", "\\E['’]\\Q");
  }

  private static String normalized(String phrase) {
    return phrase.strip().replaceAll("\\s+", " ").replace('’', '\'').toLowerCase(Locale.ROOT);
  }
}
