package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;

/** Generates the helper methods of a codec for arrays and maps. */
final class CollectionHelpers {
  private final CodecExpressions code;

  CollectionHelpers(CodecExpressions code) {
    this.code = code;
  }

  private static boolean isMap(ValueType type) {
    return type instanceof ValueType.Values;
  }

  private static ValueType inner(ValueType type) {
    return type instanceof ValueType.Items items ? items.item() : ((ValueType.Values) type).value();
  }

  private static TypeName innerJava(ValueType type) {
    return type instanceof ValueType.Items items
        ? items.itemJava()
        : ((ValueType.Values) type).valueJava();
  }

  private static MethodSpec.Builder helper(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(returns);
  }

  /** Returns a unique name: no component contains an underscore before a letter. */
  private static String innerHelper(String helper) {
    return helper + "_item";
  }

  void addWriter(ValueType type, String helper) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("out.writeBlockStart(values.size())");
    if (isMap(type)) {
      body.beginControlFlow(
          "for ($T key : $T.sortedKeys(values))", String.class, GenericValues.class);
      body.addStatement("$T each = values.get(key)", innerJava(type));
      body.addStatement("out.writeString(key)");
    } else {
      body.beginControlFlow("for ($T each : values)", innerJava(type));
    }
    code.write(body, inner(type), CodeBlock.of("each"), innerHelper(helper));
    body.endControlFlow();
    body.addStatement("out.writeBlockEnd()");
    code.addHelper(
        helper("write" + helper, TypeName.VOID)
            .addParameter(type.java(), "values")
            .addParameter(AvroWriter.class, "out")
            .addCode(body.build())
            .build());
  }

  void addReader(ValueType type, String helper) {
    CodeBlock each = code.read(inner(type), innerHelper(helper));
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int count = in.readBlock()");
    body.addStatement(
        "$T values = new $T<>($T.initialCapacity(count))",
        type.java(),
        isMap(type) ? LinkedHashMap.class : ArrayList.class,
        AvroReader.class);
    body.beginControlFlow("while (count > 0)");
    body.beginControlFlow("for (int i = 0; i < count; i++)");
    if (isMap(type)) {
      body.addStatement("values.put(in.readString(), $L)", each);
    } else {
      body.addStatement("values.add($L)", each);
    }
    body.endControlFlow();
    body.addStatement("count = in.readBlock()");
    body.endControlFlow();
    code.addHelper(
        helper("read" + helper, type.java())
            .addParameter(AvroReader.class, "in")
            .addCode(body.build())
            .addStatement("return values")
            .build());
  }

  void addToGeneric(ValueType type, String helper) {
    CodeBlock schema =
        CodeBlock.of(isMap(type) ? "schema.getValueType()" : "schema.getElementType()");
    CodeBlock each = code.toGeneric(inner(type), CodeBlock.of("each"), schema, innerHelper(helper));
    TypeName returns =
        isMap(type)
            ? ParameterizedTypeName.get(Map.class, String.class, Object.class)
            : ParameterizedTypeName.get(List.class, Object.class);
    CodeBlock.Builder body = CodeBlock.builder();
    if (isMap(type)) {
      body.addStatement("$T generic = new $T<>()", returns, HashMap.class);
      body.beginControlFlow("for ($T key : values.keySet())", String.class);
      body.addStatement("$T each = values.get(key)", innerJava(type));
      body.addStatement("generic.put(key, $L)", each);
    } else {
      body.addStatement(
          "$T generic = new $T<>(values.size(), schema)", returns, GenericData.Array.class);
      body.beginControlFlow("for ($T each : values)", innerJava(type));
      body.addStatement("generic.add($L)", each);
    }
    code.addHelper(
        helper("generic" + helper, returns)
            .addParameter(type.java(), "values")
            .addParameter(Schema.class, "schema")
            .addCode(body.endControlFlow().build())
            .addStatement("return generic")
            .build());
  }

  CodeBlock fromGeneric(ValueType type, CodeBlock raw) {
    int depth = depth(inner(type));
    CodeBlock item = CodeBlock.of("each" + (depth == 0 ? "" : depth));
    return CodeBlock.of(
        "$T.<$T>$L($L, $L -> $L)",
        GenericValues.class,
        innerJava(type),
        isMap(type) ? "map" : "list",
        raw,
        item,
        code.fromGeneric(inner(type), item));
  }

  /**
   * Returns the number of nested collections, which makes the names of lambda parameters distinct.
   */
  private static int depth(ValueType type) {
    if (type instanceof ValueType.Nullable nullable) {
      return depth(nullable.present());
    }
    return type instanceof ValueType.Items || type instanceof ValueType.Values
        ? 1 + depth(inner(type))
        : 0;
  }
}
