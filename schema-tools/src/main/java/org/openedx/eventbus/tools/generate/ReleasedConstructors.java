package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.generate.GeneratedType.FieldShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/**
 * Generates the constructors that a record had in earlier releases. Their callers remain source and
 * binary compatible.
 */
record ReleasedConstructors(Subdomain subdomain) {
  List<MethodSpec> of(RecordShape today) {
    Map<String, RecordShape> byErasure = new LinkedHashMap<>();
    byErasure.put(erasure(today), today);
    List<MethodSpec> constructors = new ArrayList<>();
    for (RecordShape old : subdomain.released(today.java())) {
      if (!isCompatible(old, today)) {
        continue;
      }
      RecordShape other = byErasure.putIfAbsent(erasure(old), old);
      if (other == null) {
        constructors.add(constructor(old, today));
      } else if (!components(other).equals(components(old))) {
        problem(
            today,
            ("the fields were released in the order %s, but a constructor with that order cannot be"
                    + " distinguished from %s; keep the order and add fields at the end")
                .formatted(components(old), components(other)));
      }
    }
    return constructors;
  }

  /**
   * Returns the initial values of a builder, by component. Callers that were compiled before a
   * required field was added do not set it.
   */
  Map<String, CodeBlock> builderValues(RecordShape today) {
    Map<String, CodeBlock> values = new LinkedHashMap<>();
    for (FieldShape field : today.fields()) {
      boolean added = subdomain.released(today.java()).stream().anyMatch(old -> !has(old, field));
      if (added && !field.nullable() && field.absent().isPresent()) {
        values.put(field.component(), absent(field, today));
      }
    }
    return values;
  }

  private void problem(RecordShape today, String message) {
    subdomain.problem(today.contract(), today.java().simpleName() + ": " + message);
  }

  private static boolean has(RecordShape shape, FieldShape field) {
    return find(shape, field.component()) != null;
  }

  private static List<String> components(RecordShape shape) {
    return shape.fields().stream().map(FieldShape::component).toList();
  }

  private static String erasure(RecordShape shape) {
    return shape.fields().stream()
        .map(field -> field.type().java())
        .map(type -> type instanceof ParameterizedTypeName generic ? generic.rawType() : type)
        .map(TypeName::toString)
        .collect(Collectors.joining(","));
  }

  /**
   * Returns whether the current record still has all fields of a release; reports problems if not.
   */
  private boolean isCompatible(RecordShape old, RecordShape today) {
    boolean compatible = true;
    String version = old.contract().minorVersion() + " of " + old.contract().name();
    for (FieldShape field : old.fields()) {
      FieldShape now = find(today, field.component());
      if (now == null) {
        problem(
            today,
            ("the field %s, released in minor version %s, was removed: this breaks readers and"
                    + " requires a new major version")
                .formatted(field.name(), version));
        compatible = false;
      } else if (!now.type().boxed().equals(field.type().boxed())) {
        problem(
            today,
            ("the field %s, released in minor version %s, changed from %s to %s: this breaks"
                    + " callers and requires a new major version")
                .formatted(field.name(), version, field.type().java(), now.type().java()));
        compatible = false;
      }
    }
    for (FieldShape field : today.fields()) {
      if (!has(old, field) && !field.nullable() && field.absent().isEmpty()) {
        problem(
            today,
            ("the required field %s was added after minor version %s and needs an \"absent\" value"
                    + " for older events and callers")
                .formatted(field.name(), version));
        compatible = false;
      }
    }
    return compatible;
  }

  private static @Nullable FieldShape find(RecordShape shape, String component) {
    return shape.fields().stream()
        .filter(field -> field.component().equals(component))
        .findFirst()
        .orElse(null);
  }

  private MethodSpec constructor(RecordShape old, RecordShape today) {
    CodeBlock arguments =
        today.join(",$W", field -> has(old, field) ? field.code() : absent(field, today));
    String added =
        today.fields().stream()
            .filter(field -> !has(old, field))
            .map(field -> "{@code " + field.component() + "}")
            .collect(Collectors.joining(", "));
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "Constructor of an earlier release$L.", added.isEmpty() ? "" : ", without " + added)
        .addParameters(old.fields().stream().map(FieldShape::parameter).toList())
        .addStatement("this($L)", arguments)
        .build();
  }

  private CodeBlock absent(FieldShape field, RecordShape today) {
    JavaLiterals literals = new JavaLiterals(data -> (RecordShape) subdomain.shape(data.java()));
    try {
      return literals.of(field.type(), field.absent().map(GeneratedType.Value::json).orElse(null));
    } catch (IllegalArgumentException e) {
      problem(
          today,
          "the \"absent\" value of %s is invalid: %s".formatted(field.name(), e.getMessage()));
      return CodeBlock.of("null");
    }
  }
}
