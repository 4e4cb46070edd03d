package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.contract.Contract;

/** A class to generate, with the first contract that needs it. */
sealed interface GeneratedType {
  ClassName java();

  Contract contract();

  Optional<String> about();

  /** Returns a text that is equal for two shapes exactly if they can share a class. */
  String signature();

  /**
   * A field of a record.
   *
   * @param nullableJava the boxed Java type, with the null annotation if there is one
   * @param absent the value for events without the field, as Avro's Java value
   * @param fallback the default, as Avro's Java value
   */
  record FieldShape(
      String name,
      String component,
      ValueType type,
      TypeName nullableJava,
      Optional<String> about,
      boolean personal,
      Optional<Value> absent,
      Optional<Value> fallback) {
    boolean nullable() {
      return type instanceof ValueType.Nullable;
    }

    /** Returns the component as an expression. */
    CodeBlock code() {
      return CodeBlock.of("$L", component);
    }

    /** Returns the component as a parameter of a constructor or a method. */
    ParameterSpec parameter() {
      return ParameterSpec.builder(nullable() ? nullableJava : type.java(), component).build();
    }

    String signature() {
      String absence = absent.map(value -> " absent " + value.json()).orElse("");
      return name + ": " + type.signature() + (personal ? " personal" : "") + absence;
    }
  }

  /** A value of a contract, which may be null. */
  record Value(@Nullable Object json) {}

  /**
   * A record.
   *
   * @param codec the class that encodes and decodes it
   * @param payload whether it is a payload, not a data class
   */
  record RecordShape(
      ClassName java,
      ClassName codec,
      boolean payload,
      Contract contract,
      Optional<String> about,
      List<FieldShape> fields)
      implements GeneratedType {
    @Override
    public String signature() {
      return fields.stream().map(FieldShape::signature).collect(Collectors.joining(", "));
    }

    boolean personal() {
      return fields.stream().anyMatch(FieldShape::personal);
    }

    /** Returns the code of all fields, joined by a separator. */
    CodeBlock join(String separator, Function<FieldShape, CodeBlock> code) {
      return fields.stream().map(code).collect(CodeBlock.joining(separator));
    }
  }

  /** An enum, with its symbols in the order of the schema. */
  record EnumShape(ClassName java, Contract contract, Optional<String> about, List<String> symbols)
      implements GeneratedType {
    @Override
    public String signature() {
      return String.join(", ", symbols);
    }
  }
}
