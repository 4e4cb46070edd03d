package org.openedx.eventbus.tools.generate;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the layout that JavaPoet generates more compact and readable. */
final class SourceFormatter {
  private static final int WIDTH = 100;
  private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *}");
  private static final Pattern SHORT_DOC = Pattern.compile("( *)/\\*\\*\\n *\\* (.*)\\n *\\*/");
  private static final Pattern FIELDS_APART =
      Pattern.compile("(\\n {4}private (?!static)[^(){;]*;)\\n(?=\\n {4}private [^(){;]*;)");
  private static final Pattern CONSTANTS_APART =
      Pattern.compile("(\\n {2}\\w+\\(\"\\w+\"\\),)\\n(?=\\n {2}\\w+\\(\")");
  private static final Pattern CHOICE = Pattern.compile("^( *)([^\"]*?) \\? ([^\"]*?) : ([^\"]*)$");

  private static final Pattern BROKEN_RETURN =
      Pattern.compile("(?m)^( +)return new \\w+\\(.*(?:\\n\\1 {4}.*)*?\\n\\1 {4}.*;$");

  private SourceFormatter() {}

  static String tighten(String source) {
    String text = EMPTY_BODY.matcher(source).replaceAll("{}");
    text = SHORT_DOC.matcher(text).replaceAll(SourceFormatter::oneLine);
    text = FIELDS_APART.matcher(text).replaceAll("$1");
    text = CONSTANTS_APART.matcher(text).replaceAll("$1");
    text = BROKEN_RETURN.matcher(text).replaceAll(SourceFormatter::joined);
    return text.lines().map(SourceFormatter::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String oneLine(MatchResult doc) {
    String line = doc.group(1) + "/** " + doc.group(2) + " */";
    return Matcher.quoteReplacement(line.length() <= WIDTH ? line : doc.group());
  }

  /** Joins a statement to one line if it fits. */
  private static String joined(MatchResult statement) {
    String line =
        statement
            .group()
            .replaceAll(",\\n +", ", ")
            .replaceAll("\\n +(?=\\.)", "")
            .replaceAll("\\(\\n +", "(");
    boolean whole = line.length() <= WIDTH && line.indexOf('\n') < 0;
    return Matcher.quoteReplacement(whole ? line : statement.group());
  }

  private static String line(String line) {
    String text = line.stripTrailing();
    Matcher choice = CHOICE.matcher(text);
    if (text.length() <= WIDTH || !choice.matches()) {
      return text;
    }
    return choice.replaceAll("$1$2\n$1    ? $3\n$1    : $4");
  }
}
