package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Writes a long text as an expression of short lines. */
final class LongText {
  private static final int LINE = 84;

  /** A constant in a class file holds 65,535 bytes; a schema's text is ASCII. */
  private static final int CONSTANT = 60_000;

  private LongText() {}

  static CodeBlock of(String text) {
    List<String> constants = pieces(text, CONSTANT);
    if (constants.size() == 1) {
      return CodeBlock.of("\n$L", indented(lines(text)));
    }
    CodeBlock arguments = constants.stream().map(LongText::lines).collect(CodeBlock.joining(",\n"));
    return CodeBlock.of(
        "$T.join(\n$L)", String.class, indented(CodeBlock.of("\"\",\n$L", arguments)));
  }

  /** As far in as the line of a statement that goes on. */
  private static CodeBlock indented(CodeBlock code) {
    return CodeBlock.of("$>$>$L$<$<", code);
  }

  private static CodeBlock lines(String text) {
    return pieces(text, LINE).stream()
        .map(line -> CodeBlock.of("$S", line))
        .collect(CodeBlock.joining("\n+ "));
  }

  private static List<String> pieces(String text, int size) {
    List<String> pieces = new ArrayList<>();
    for (int start = 0; start < text.length(); start += size) {
      pieces.add(text.substring(start, Math.min(text.length(), start + size)));
    }
    return pieces;
  }
}
