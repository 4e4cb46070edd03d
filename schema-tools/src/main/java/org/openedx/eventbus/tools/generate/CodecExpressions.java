package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.GenericValues;

/**
 * Generates the code that encodes and decodes values, and collects the helper methods and constants
 * that it needs.
 */
final class CodecExpressions {
  private final Map<String, MethodSpec> helpers = new LinkedHashMap<>();
  private final Map<String, FieldSpec> constants = new LinkedHashMap<>();
  private final CollectionHelpers collections = new CollectionHelpers(this);

  Collection<MethodSpec> helpers() {
    return helpers.values();
  }

  Collection<FieldSpec> constants() {
    return constants.values();
  }

  void addHelper(MethodSpec method) {
    helpers.put(method.name(), method);
  }

  /**
   * Adds the statements that write a value.
   *
   * @param helper the suffix of the names of helper methods
   */
  void write(CodeBlock.Builder body, ValueType type, CodeBlock value, String helper) {
    if (type instanceof ValueType.Nullable nullable) {
      body.beginControlFlow("if ($L == null)", value);
      body.addStatement("out.writeInt($L)", nullable.nullBranch());
      body.nextControlFlow("else");
      body.addStatement("out.writeInt($L)", 1 - nullable.nullBranch());
      write(body, nullable.present(), value, helper);
      body.endControlFlow();
    } else if (type instanceof ValueType.Scalar scalar) {
      CodeBlock encoded = scalar.mapping().encode().around(value);
      body.addStatement("out.write$L($L)", method(scalar.wire()), encoded);
    } else if (type instanceof ValueType.Enumeration) {
      body.addStatement("out.writeInt($L.ordinal())", value);
    } else if (type instanceof ValueType.Data data) {
      body.addStatement("$L.write($L, out)", codec(data), value);
    } else {
      collections.addWriter(type, helper);
      body.addStatement("write$L($L, out)", helper, value);
    }
  }

  /** Returns an expression that reads a value. */
  CodeBlock read(ValueType type, String helper) {
    if (type instanceof ValueType.Nullable nullable) {
      CodeBlock present = read(nullable.present(), helper);
      return CodeBlock.of("in.readPresent($L) ? $L : null", nullable.nullBranch(), present);
    }
    if (type instanceof ValueType.Scalar scalar) {
      String size = scalar.wire().type() == Schema.Type.FIXED ? "" + scalar.wire().size() : "";
      CodeBlock raw = CodeBlock.of("in.read$L($L)", method(scalar.wire()), size);
      return scalar.mapping().decode().around(raw);
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return CodeBlock.of("$L[in.readIndex($L)]", values(symbols), symbols.size());
    }
    if (type instanceof ValueType.Data data) {
      return CodeBlock.of("$L.read(in)", codec(data));
    }
    collections.addReader(type, helper);
    return CodeBlock.of("read$L(in)", helper);
  }

  /**
   * Returns an expression that converts a value to Avro's generic value.
   *
   * @param schema an expression for the schema of the value
   */
  CodeBlock toGeneric(ValueType type, CodeBlock value, CodeBlock schema, String helper) {
    if (type instanceof ValueType.Nullable nullable) {
      CodeBlock inner = CodeBlock.of("$T.present($L)", GenericValues.class, schema);
      CodeBlock present = toGeneric(nullable.present(), value, inner, helper);
      return CodeBlock.of("$L == null ? null : $L", value, present);
    }
    if (type instanceof ValueType.Scalar scalar) {
      CodeBlock encoded = scalar.mapping().encode().around(value);
      return scalar.wire().type() == Schema.Type.FIXED
          ? CodeBlock.of(
              "new $T($L, $T.bytes($L))",
              GenericData.Fixed.class,
              schema,
              GenericValues.class,
              encoded)
          : encoded;
    }
    if (type instanceof ValueType.Enumeration) {
      return CodeBlock.of("new $T($L, $L.symbol())", GenericData.EnumSymbol.class, schema, value);
    }
    if (type instanceof ValueType.Data data) {
      return CodeBlock.of("$L.toGeneric($L, $L)", codec(data), value, schema);
    }
    collections.addToGeneric(type, helper);
    return CodeBlock.of("generic$L($L, $L)", helper, value, schema);
  }

  /** Returns whether {@link #toGeneric} uses the schema. */
  static boolean needsSchema(ValueType type) {
    if (type instanceof ValueType.Nullable nullable) {
      return needsSchema(nullable.present());
    }
    return !(type instanceof ValueType.Scalar scalar) || scalar.wire().type() == Schema.Type.FIXED;
  }

  /** Returns an expression that converts Avro's generic value to the Java value. */
  CodeBlock fromGeneric(ValueType type, CodeBlock raw) {
    if (type instanceof ValueType.Nullable nullable) {
      return CodeBlock.of("$L == null ? null : $L", raw, fromGeneric(nullable.present(), raw));
    }
    if (type instanceof ValueType.Scalar scalar) {
      return scalar.mapping().decode().around(cast(scalar.wire(), raw));
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return CodeBlock.of("$T.of($T.string($L))", symbols.java(), GenericValues.class, raw);
    }
    if (type instanceof ValueType.Data data) {
      return CodeBlock.of("$L.fromGeneric(($T) $L)", codec(data), IndexedRecord.class, raw);
    }
    return collections.fromGeneric(type, raw);
  }

  private static CodeBlock cast(Scalars.Wire wire, CodeBlock raw) {
    return switch (wire.type()) {
      case STRING -> CodeBlock.of("$T.string($L)", GenericValues.class, raw);
      case BYTES, FIXED -> CodeBlock.of("$T.bytes($L)", GenericValues.class, raw);
      case INT -> CodeBlock.of("($T) $L", Integer.class, raw);
      default -> CodeBlock.of("($L) $L", JavaNames.capital(wire.type().getName()), raw);
    };
  }

  /** Returns the suffix of the {@code AvroReader} and {@code AvroWriter} methods of a type. */
  private static String method(Scalars.Wire wire) {
    return JavaNames.capital(wire.type().getName());
  }

  private static CodeBlock codec(ValueType.Data data) {
    return data.payload()
        ? CodeBlock.of("$T.INSTANCE", data.codec())
        : CodeBlock.of("$T", data.codec());
  }

  /** Adds a constant with the enum's values, because {@code values()} copies its array. */
  private String values(ValueType.Enumeration symbols) {
    String name = JavaNames.upperSnake(symbols.java().simpleName()) + "_VALUES";
    constants.put(
        name,
        FieldSpec.builder(ArrayTypeName.of(symbols.java()), name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$T.values()", symbols.java())
            .build());
    return name;
  }
}
