package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates a long string as a concatenation of short lines, broken after commas where possible.
 */
final class LongStringLiteral {
  /** Maximum width of a line of source, including escapes. */
  private static final int LINE = 88;

  /** A constant in a class file has at most 65,535 bytes. Schema texts are ASCII. */
  private static final int CONSTANT = 60_000;

  private LongStringLiteral() {}

  static CodeBlock of(String text) {
    if (text.length() <= CONSTANT) {
      return CodeBlock.of("\n$L", indented(lines(text)));
    }
    List<CodeBlock> constants = new ArrayList<>();
    for (int start = 0; start < text.length(); start += CONSTANT) {
      constants.add(lines(text.substring(start, Math.min(text.length(), start + CONSTANT))));
    }
    CodeBlock arguments = constants.stream().collect(CodeBlock.joining(",\n"));
    return CodeBlock.of(
        "$T.join(\n$L)", String.class, indented(CodeBlock.of("\"\",\n$L", arguments)));
  }

  /** Indents by the width of a continuation line. */
  private static CodeBlock indented(CodeBlock code) {
    return CodeBlock.of("$>$>$L$<$<", code);
  }

  private static CodeBlock lines(String text) {
    List<CodeBlock> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = lineEnd(text, start);
      lines.add(CodeBlock.of("$S", text.substring(start, end)));
      start = end;
    }
    return lines.stream().collect(CodeBlock.joining("\n+ "));
  }

  private static int lineEnd(String text, int start) {
    int width = 0;
    int comma = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      width += c == '"' || c == '\\' ? 2 : 1;
      if (width > LINE) {
        return comma > 0 ? comma : i;
      }
      if (c == ' ' && i > start && text.charAt(i - 1) == ',') {
        comma = i + 1;
      }
    }
    return text.length();
  }
}
