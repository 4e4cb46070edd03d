package org.openedx.eventbus.it.style;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The prose of a Markdown file: paragraphs, list items, headings and table rows, each a passage of
 * its own. Leaves out fenced and indented code, inline code and the addresses of links.
 */
final class MarkdownText {
  private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+).*");
  private static final Pattern NEW_BLOCK =
      Pattern.compile("\\s*(#{1,6} |[-*+] |\\d+[.)] |\\||>).*");
  private static final Pattern NOT_PROSE =
      Pattern.compile(
          "(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)|(?<=\\])\\([^)\\s]*\\)|<[a-z/!][^>]*>|https?://\\S+",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final List<Passage> passages = new ArrayList<>();
  private Passage current = new Passage();

  private MarkdownText() {}

  static List<Passage> of(String source) {
    MarkdownText text = new MarkdownText();
    text.read(source.lines().toList());
    return text.passages;
  }

  private void read(List<String> lines) {
    String fence = null;
    boolean afterBlank = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (fence != null) {
        if (line.strip().startsWith(fence)) {
          fence = null;
        }
      } else if (FENCE.matcher(line).matches()) {
        fence = line.strip().substring(0, 3);
        end();
      } else if (line.isBlank()) {
        end();
      } else if (!(afterBlank && isIndentedCode(line))) {
        if (NEW_BLOCK.matcher(line).matches()) {
          end();
        }
        current.append(line.replace("*", ""), i + 1);
        current.append('\n', i + 1);
        if (line.startsWith("#")) {
          end();
        }
        afterBlank = false;
        continue;
      }
      afterBlank = true;
    }
    end();
  }

  /** A list item that is nested so deep is read as code too; there is none in the project. */
  private static boolean isIndentedCode(String line) {
    return line.startsWith("    ") || line.startsWith("\t");
  }

  private void end() {
    if (!current.isBlank()) {
      current.mask(NOT_PROSE);
      passages.add(current);
    }
    current = new Passage();
  }
}
