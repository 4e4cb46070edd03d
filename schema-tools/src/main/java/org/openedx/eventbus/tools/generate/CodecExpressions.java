package org.openedx.eventbus.tools.generate;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;

/**
 * Generates the code that encodes and decodes values, and collects the helper methods and constants
 * that it needs. Arrays and maps have helper methods.
 */
final class CodecExpressions {
  private final Map<String, MethodSpec> helpers = new LinkedHashMap<>();
  private final Map<String, FieldSpec> constants = new LinkedHashMap<>();

  Collection<MethodSpec> helpers() {
    return helpers.values();
  }

  Collection<FieldSpec> constants() {
    return constants.values();
  }

  private static MethodSpec.Builder helper(String name, TypeName returns) {
    return RecordWriter.method(name, returns, PRIVATE, STATIC);
  }

  private void add(MethodSpec.Builder helper) {
    MethodSpec method = helper.build();
    helpers.put(method.name(), method);
  }

  /** Returns a unique name: no component contains an underscore before a letter. */
  private static String innerHelper(String helper) {
    return helper + "_item";
  }

  /**
   * Adds the statements that write a value.
   *
   * @param helper the suffix of the names of helper methods
   */
  void write(MethodSpec.Builder body, ValueType type, CodeBlock value, String helper) {
    if (type instanceof ValueType.Nullable nullable) {
      body.beginControlFlow("if ($L == null)", value)
          .addStatement("out.writeInt($L)", nullable.nullBranch())
          .nextControlFlow("else")
          .addStatement("out.writeInt($L)", 1 - nullable.nullBranch());
      write(body, nullable.present(), value, helper);
      body.endControlFlow();
    } else if (type instanceof ValueType.Scalar scalar) {
      CodeBlock encoded = scalar.mapping().encode().apply(value);
      body.addStatement("out.write$L($L)", method(scalar.wire()), encoded);
    } else if (type instanceof ValueType.Enumeration) {
      body.addStatement("out.writeInt($L.ordinal())", value);
    } else if (type instanceof ValueType.Data data) {
      body.addStatement("$L.write($L, out)", codec(data), value);
    } else {
      addWriter((ValueType.Container) type, helper);
      body.addStatement("write$L($L, out)", helper, value);
    }
  }

  private void addWriter(ValueType.Container type, String helper) {
    MethodSpec.Builder body =
        helper("write" + helper, TypeName.VOID)
            .addParameter(type.java(), "values")
            .addParameter(AvroWriter.class, "out")
            .addStatement("out.writeBlockStart(values.size())");
    if (type.map()) {
      body.beginControlFlow(
          "for ($T key : $T.sortedKeys(values))", String.class, GenericValues.class);
      body.addStatement("$T each = values.get(key)", type.innerJava());
      body.addStatement("out.writeString(key)");
    } else {
      body.beginControlFlow("for ($T each : values)", type.innerJava());
    }
    write(body, type.inner(), CodeBlock.of("each"), innerHelper(helper));
    add(body.endControlFlow().addStatement("out.writeBlockEnd()"));
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
      return scalar.mapping().decode().apply(raw);
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return CodeBlock.of("$L[in.readIndex($L)]", values(symbols), symbols.size());
    }
    if (type instanceof ValueType.Data data) {
      return CodeBlock.of("$L.read(in)", codec(data));
    }
    addReader((ValueType.Container) type, helper);
    return CodeBlock.of("read$L(in)", helper);
  }

  private void addReader(ValueType.Container type, String helper) {
    CodeBlock each = read(type.inner(), innerHelper(helper));
    add(
        helper("read" + helper, type.java())
            .addParameter(AvroReader.class, "in")
            .addStatement("int count = in.readBlock()")
            .addStatement(
                "$T values = new $T<>($T.initialCapacity(count))",
                type.java(),
                type.map() ? LinkedHashMap.class : ArrayList.class,
                AvroReader.class)
            .beginControlFlow("while (count > 0)")
            .beginControlFlow("for (int i = 0; i < count; i++)")
            .addStatement(type.map() ? "values.put(in.readString(), $L)" : "values.add($L)", each)
            .endControlFlow()
            .addStatement("count = in.readBlock()")
            .endControlFlow()
            .addStatement("return values"));
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
      CodeBlock encoded = scalar.mapping().encode().apply(value);
      if (scalar.wire().type() != Schema.Type.FIXED) {
        return encoded;
      }
      CodeBlock bytes = CodeBlock.of("$T.bytes($L)", GenericValues.class, encoded);
      return CodeBlock.of("new $T($L, $L)", GenericData.Fixed.class, schema, bytes);
    }
    if (type instanceof ValueType.Enumeration) {
      return CodeBlock.of("new $T($L, $L.symbol())", GenericData.EnumSymbol.class, schema, value);
    }
    if (type instanceof ValueType.Data data) {
      return CodeBlock.of("$L.toGeneric($L, $L)", codec(data), value, schema);
    }
    addToGeneric((ValueType.Container) type, helper);
    return CodeBlock.of("generic$L($L, $L)", helper, value, schema);
  }

  private void addToGeneric(ValueType.Container type, String helper) {
    CodeBlock schema =
        CodeBlock.of(type.map() ? "schema.getValueType()" : "schema.getElementType()");
    CodeBlock each = toGeneric(type.inner(), CodeBlock.of("each"), schema, innerHelper(helper));
    TypeName returns =
        type.map()
            ? ParameterizedTypeName.get(Map.class, String.class, Object.class)
            : ParameterizedTypeName.get(List.class, Object.class);
    MethodSpec.Builder body =
        helper("generic" + helper, returns)
            .addParameter(type.java(), "values")
            .addParameter(Schema.class, "schema");
    if (type.map()) {
      body.addStatement("$T generic = new $T<>()", returns, HashMap.class);
      body.beginControlFlow("for ($T key : values.keySet())", String.class);
      body.addStatement("$T each = values.get(key)", type.innerJava());
      body.addStatement("generic.put(key, $L)", each);
    } else {
      body.addStatement(
          "$T generic = new $T<>(values.size(), schema)", returns, GenericData.Array.class);
      body.beginControlFlow("for ($T each : values)", type.innerJava());
      body.addStatement("generic.add($L)", each);
    }
    add(body.endControlFlow().addStatement("return generic"));
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
      return scalar.mapping().decode().apply(cast(scalar.wire(), raw));
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return CodeBlock.of("$T.of($T.string($L))", symbols.java(), GenericValues.class, raw);
    }
    if (type instanceof ValueType.Data data) {
      return CodeBlock.of("$L.fromGeneric(($T) $L)", codec(data), IndexedRecord.class, raw);
    }
    ValueType.Container container = (ValueType.Container) type;
    int depth = container.inner().depth();
    CodeBlock each = CodeBlock.of("each" + (depth == 0 ? "" : depth));
    return CodeBlock.of(
        "$T.<$T>$L($L, $L -> $L)",
        GenericValues.class,
        container.innerJava(),
        container.map() ? "map" : "list",
        raw,
        each,
        fromGeneric(container.inner(), each));
  }

  private static CodeBlock cast(Scalars.Wire wire, CodeBlock raw) {
    return switch (wire.type()) {
      case STRING -> CodeBlock.of("$T.string($L)", GenericValues.class, raw);
      case BYTES, FIXED -> CodeBlock.of("$T.bytes($L)", GenericValues.class, raw);
      case INT -> CodeBlock.of("($T) $L", Integer.class, raw);
      default -> CodeBlock.of("($L) $L", method(wire), raw);
    };
  }

  /** Returns the suffix of the {@code AvroReader} and {@code AvroWriter} methods of a type. */
  private static String method(Scalars.Wire wire) {
    return JavaNames.capital(wire.type().getName());
  }

  private static CodeBlock codec(ValueType.Data data) {
    return CodeBlock.of(data.payload() ? "$T.INSTANCE" : "$T", data.codec());
  }

  /** Adds a constant with the enum's values, because {@code values()} copies its array. */
  private String values(ValueType.Enumeration symbols) {
    String name = JavaNames.upperSnake(symbols.java().simpleName()) + "_VALUES";
    constants.put(
        name,
        FieldSpec.builder(ArrayTypeName.of(symbols.java()), name, PRIVATE, STATIC, FINAL)
            .initializer("$T.values()", symbols.java())
            .build());
    return name;
  }
}
