package org.openedx.eventbus.tools.generate;

import java.util.List;
import java.util.stream.Collectors;

/** An expression of Java that knows how to break itself over lines. */
sealed interface JavaCode {
  /** On one line. */
  String flat();

  /** Over several lines, the first of which the caller has indented already. */
  String broken(int indent);

  /** As much on one line as fits. */
  default String at(int indent) {
    String flat = flat();
    return indent + flat.length() <= WIDTH ? flat : broken(indent);
  }

  int WIDTH = 84;

  /** How much deeper what is broken stands. */
  int STEP = 4;

  static String newLine(int indent) {
    return "\n" + " ".repeat(indent);
  }

  /** What is never broken. */
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

  /** {@code head.call(…).call(…)}, a call on each line where it does not fit on one. */
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
