package org.openedx.eventbus.it.style;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The prose of a Java file: comments and string literals. A comment is one passage, as are {@code
 * //} lines that follow each other and literals that {@code +} joins. Leaves out identifiers,
 * {@code @code}, {@code <pre>} and {@code <code>}.
 */
final class JavaText {
  private static final Pattern CODE =
      Pattern.compile(
          "\\{@(?:code|literal|snippet)\\b(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*\\}"
              + "|<pre>.*?</pre>|<code>.*?</code>|<[a-z/][^>]*>|https?://\\S+",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern NEW_PARAGRAPH =
      Pattern.compile("\\s*(?:<p>|<li>|@(?:param|return|throws|see|since|deprecated)\\b).*");

  /** What the last passage came from, to decide whether the next text continues it. */
  private enum Kind {
    NONE,
    LINE_COMMENT,
    LITERAL,
    JOINED_LITERAL
  }

  private final String source;
  private final List<Passage> passages = new ArrayList<>();
  private int at;
  private int line = 1;
  private Kind last = Kind.NONE;

  private JavaText(String source) {
    this.source = source;
  }

  static List<Passage> of(String source) {
    JavaText text = new JavaText(source);
    text.read();
    return text.passages;
  }

  private void read() {
    while (at < source.length()) {
      if (source.startsWith("//", at)) {
        lineComment();
      } else if (source.startsWith("/*", at)) {
        blockComment();
      } else if (source.startsWith("\"\"\"", at)) {
        textBlock();
      } else if (source.charAt(at) == '"') {
        literal();
      } else if (source.charAt(at) == '\'') {
        character();
      } else {
        code();
      }
    }
  }

  private void code() {
    char next = next();
    if (next == '+' && last == Kind.LITERAL) {
      last = Kind.JOINED_LITERAL;
    } else if (!Character.isWhitespace(next) || (next == '\n' && last == Kind.LINE_COMMENT)) {
      last = Kind.NONE;
    }
  }

  private void lineComment() {
    Passage passage = passage(last == Kind.LINE_COMMENT);
    int end = source.indexOf('\n', at);
    String content = source.substring(at + 2, end < 0 ? source.length() : end);
    if (content.isBlank()) {
      passage.append(Passage.BARRIER, line);
    }
    passage.append(content, line);
    passage.append('\n', line);
    at = Math.min(source.length(), at + 2 + content.length() + 1);
    line++;
    last = Kind.LINE_COMMENT;
  }

  private void blockComment() {
    int end = source.indexOf("*/", at + 2);
    end = end < 0 ? source.length() : end;
    Passage passage = passage(false);
    for (String each : source.substring(at + 2, end).split("\n", -1)) {
      String content = each.replaceFirst("^\\s*\\*+ ?", "");
      if (content.isBlank() || NEW_PARAGRAPH.matcher(content).matches()) {
        passage.append(Passage.BARRIER, line);
      }
      passage.append(content, line);
      passage.append('\n', line);
      line++;
    }
    line--;
    at = Math.min(source.length(), end + 2);
    passage.mask(CODE);
    last = Kind.NONE;
  }

  private void textBlock() {
    Passage passage = passage(last == Kind.JOINED_LITERAL);
    at += 3;
    StringBuilder content = new StringBuilder();
    while (at < source.length() && !source.startsWith("\"\"\"", at)) {
      int before = line;
      char next = next();
      if (next == '\\' && at < source.length()) {
        char escaped = next();
        // A line that ends in a backslash continues in the next one.
        passage.append(escaped == '\n' ? ' ' : unescape(escaped), before);
        continue;
      }
      if (next == '\n') {
        if (content.toString().isBlank()) {
          passage.append(Passage.BARRIER, before);
        }
        content.setLength(0);
      } else {
        content.append(next);
      }
      passage.append(next, before);
    }
    at = Math.min(source.length(), at + 3);
    last = Kind.LITERAL;
  }

  private void literal() {
    Passage passage = passage(last == Kind.JOINED_LITERAL);
    at++;
    while (at < source.length() && source.charAt(at) != '"' && source.charAt(at) != '\n') {
      char next = next();
      passage.append(next == '\\' && at < source.length() ? unescape(next()) : next, line);
    }
    at++;
    last = Kind.LITERAL;
  }

  private void character() {
    at++;
    while (at < source.length() && source.charAt(at) != '\'') {
      if (next() == '\\') {
        at++;
      }
    }
    at++;
    last = Kind.NONE;
  }

  private static char unescape(char escaped) {
    return switch (escaped) {
      case 'n', 't', 'r', 's' -> ' ';
      default -> escaped;
    };
  }

  private char next() {
    char next = source.charAt(at++);
    if (next == '\n') {
      line++;
    }
    return next;
  }

  private Passage passage(boolean continued) {
    if (!continued) {
      passages.add(new Passage());
    }
    return passages.get(passages.size() - 1);
  }
}
