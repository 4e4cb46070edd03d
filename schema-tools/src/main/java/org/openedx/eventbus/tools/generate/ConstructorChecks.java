package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.openedx.eventbus.event.PayloadFields;

/** Generates the checks and copies that a compact constructor makes of its components. */
final class ConstructorChecks {
  private ConstructorChecks() {}

  /** Returns the statement for a component; empty if every value of its type is valid. */
  static Optional<CodeBlock> statement(String component, ValueType type, String label) {
    CodeBlock value = CodeBlock.of("$L", component);
    Optional<CodeBlock> checked = checked(value, type, CodeBlock.of("$S", label));
    if (checked.isPresent()) {
      return Optional.of(CodeBlock.of("$L = $L", component, checked.get()));
    }
    return type.java().isPrimitive() || type instanceof ValueType.Nullable
        ? Optional.empty()
        : Optional.of(CodeBlock.of("$T.required($L, $S)", PayloadFields.class, component, label));
  }

  /**
   * Returns an expression that checks a value and returns the one to store; empty if a null check
   * is sufficient.
   */
  private static Optional<CodeBlock> checked(CodeBlock value, ValueType type, CodeBlock label) {
    if (type instanceof ValueType.Nullable nullable) {
      return checked(value, nullable.present(), label)
          .map(present -> CodeBlock.of("$L == null ? null : $L", value, present));
    }
    if (type instanceof ValueType.Items items) {
      return Optional.of(collection("Item", "listOf", value, items.item(), label));
    }
    if (type instanceof ValueType.Values values) {
      return Optional.of(collection("Value", "mapOf", value, values.value(), label));
    }
    return type instanceof ValueType.Scalar scalar
        ? scalar.mapping().check().map(check -> check.of(value, label))
        : Optional.empty();
  }

  private static CodeBlock collection(
      String each, String plain, CodeBlock value, ValueType inner, CodeBlock label) {
    // Nested lambdas need distinct parameter names. No component ends in an underscore unless its
    // name is reserved in Java.
    int depth = depth(inner);
    String item = "item_" + (depth == 0 ? "" : depth);
    String at = "at_" + (depth == 0 ? "" : depth);
    Optional<CodeBlock> checked = checked(CodeBlock.of("$L", item), inner, CodeBlock.of("$L", at));
    if (checked.isEmpty() && !(inner instanceof ValueType.Nullable)) {
      return CodeBlock.of("$T.$L($L, $L)", PayloadFields.class, plain, value, label);
    }
    return CodeBlock.of(
        "$T.each$L($L, $L, ($L, $L) -> $L)",
        PayloadFields.class,
        each,
        value,
        label,
        item,
        at,
        checked.orElse(CodeBlock.of("$L", item)));
  }

  private static int depth(ValueType type) {
    if (type instanceof ValueType.Nullable nullable) {
      return depth(nullable.present());
    }
    if (type instanceof ValueType.Items items) {
      return 1 + depth(items.item());
    }
    return type instanceof ValueType.Values values ? 1 + depth(values.value()) : 0;
  }
}
