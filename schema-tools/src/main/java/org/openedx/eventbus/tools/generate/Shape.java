package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.contract.Contract;

/** A class to be generated, and the contract it was found in first. */
sealed interface Shape {
  ClassName java();

  Contract contract();

  Optional<String> about();

  /** Equal for two shapes exactly when one class serves both. */
  String signature();

  /** A field of a record. {@code absent} and {@code fallback} are Avro's plain Java values. */
  record FieldShape(
      String name,
      String component,
      ValueType type,
      Optional<String> about,
      boolean personal,
      Optional<Value> absent,
      Optional<Value> fallback) {
    boolean nullable() {
      return type instanceof ValueType.Nullable;
    }

    String signature() {
      return name
          + ": "
          + type.signature()
          + (personal ? " personal" : "")
          + absent.map(value -> " absent " + value.json()).orElse("");
    }
  }

  /** A value of a contract, null being one. */
  record Value(@Nullable Object json) {}

  /**
   * A record.
   *
   * @param codec the class that writes and reads it
   * @param payload whether it is an event's payload, else a data class
   */
  record RecordShape(
      ClassName java,
      ClassName codec,
      boolean payload,
      Contract contract,
      Optional<String> about,
      List<FieldShape> fields)
      implements Shape {
    @Override
    public String signature() {
      return fields.stream().map(FieldShape::signature).collect(Collectors.joining(", "));
    }

    boolean personal() {
      return fields.stream().anyMatch(FieldShape::personal);
    }
  }

  /** An enum, its symbols in the order of the wire. */
  record EnumShape(ClassName java, Contract contract, Optional<String> about, List<String> symbols)
      implements Shape {
    @Override
    public String signature() {
      return String.join(", ", symbols);
    }
  }
}
