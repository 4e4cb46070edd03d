package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.openedx.eventbus.event.PayloadFields;

/** Writes what a compact constructor does with one component. */
final class Checks {
  private Checks() {}

  /** A statement for the component; none where its type allows everything. */
  static Optional<CodeBlock> statement(String component, ValueType type, String label) {
    CodeBlock value = CodeBlock.of("$L", component);
    Optional<CodeBlock> kept = kept(value, type, CodeBlock.of("$S", label));
    if (kept.isPresent()) {
      return Optional.of(CodeBlock.of("$L = $L", component, kept.get()));
    }
    return type.java().isPrimitive() || type instanceof ValueType.Nullable
        ? Optional.empty()
        : Optional.of(CodeBlock.of("$T.required($L, $S)", PayloadFields.class, component, label));
  }

  /** An expression that checks and gives what to keep; absent where a null check is all. */
  private static Optional<CodeBlock> kept(CodeBlock value, ValueType type, CodeBlock label) {
    if (type instanceof ValueType.Nullable nullable) {
      return kept(value, nullable.present(), label)
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
    // Lambdas inside lambdas need names of their own, and no component ends in an underscore
    // unless Java keeps its name.
    int depth = depth(inner);
    String item = "item_" + (depth == 0 ? "" : depth);
    String at = "at_" + (depth == 0 ? "" : depth);
    Optional<CodeBlock> kept = kept(CodeBlock.of("$L", item), inner, CodeBlock.of("$L", at));
    if (kept.isEmpty() && !(inner instanceof ValueType.Nullable)) {
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
        kept.orElse(CodeBlock.of("$L", item)));
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
