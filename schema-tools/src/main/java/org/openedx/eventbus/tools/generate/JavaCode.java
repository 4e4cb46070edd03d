package org.openedx.eventbus.tools.generate;

import java.util.List;
import java.util.stream.Collectors;

/** A Java expression that can be laid out on one line or on several. */
sealed interface JavaCode {
  /** Returns the expression on one line. */
  String flat();

  /** Returns the expression on several lines. The caller has already indented the first one. */
  String broken(int indent);

  /** Returns the expression on one line if it fits, or else on several. */
  default String at(int indent) {
    String flat = flat();
    return indent + flat.length() <= WIDTH ? flat : broken(indent);
  }

  int WIDTH = 84;

  /** Indentation of continuation lines. */
  int STEP = 4;

  static String newLine(int indent) {
    return "\n" + " ".repeat(indent);
  }

  /** A text that is never broken. */
  record Text(String flat) implements JavaCode {
    @Override
    public String broken(int indent) {
      return flat;
    }
  }

  /** {@code before(argument, …)}. */
  record Call(String before, List<JavaCode> arguments) implements JavaCode {
    static Call of(String before, JavaCode... arguments) {
      return new Call(before, List.of(arguments));
    }

    @Override
    public String flat() {
      return arguments.stream()
          .map(JavaCode::flat)
          .collect(Collectors.joining(", ", before + "(", ")"));
    }

    @Override
    public String broken(int indent) {
      int deeper = indent + STEP;
      return arguments.stream()
          .map(each -> newLine(deeper) + each.at(deeper))
          .collect(Collectors.joining(",", before + "(", ")"));
    }
  }

  /** {@code head.call(…).call(…)}, with one call per line if it does not fit on one. */
  record Chain(String head, List<Call> calls) implements JavaCode {
    @Override
    public String flat() {
      return calls.stream()
          .map(each -> "." + each.flat())
          .collect(Collectors.joining("", head, ""));
    }

    @Override
    public String broken(int indent) {
      int deeper = indent + STEP;
      return calls.stream()
          .map(each -> newLine(deeper) + "." + each.at(deeper))
          .collect(Collectors.joining("", head, ""));
    }
  }
}
