package org.openedx.eventbus.tools.generate;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.generate.GeneratedType.FieldShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/**
 * Generates the codec of a record. The codec of a payload implements {@link PayloadCodec} and
 * contains the schema text. The codec of a data class has the same methods, static. It does not
 * depend on a namespace, so that all events share it.
 */
final class CodecWriter {
  /** Maximum width of a line of a schema text, including escapes. */
  private static final int LINE = 88;

  /** A constant in a class file has at most 65,535 bytes. Schema texts are ASCII. */
  private static final int CONSTANT = 60_000;

  private final RecordShape shape;
  private final CodecExpressions code = new CodecExpressions();

  CodecWriter(RecordShape shape) {
    this.shape = shape;
  }

  TypeSpec write() {
    TypeSpec.Builder type = TypeSpec.classBuilder(shape.codec()).addModifiers(FINAL);
    if (shape.payload()) {
      beginPayload(type);
    }
    List<MethodSpec> methods = List.of(writer(), reader(), toGeneric(), fromGeneric());
    code.constants().forEach(type::addField);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    if (shape.payload()) {
      type.addMethod(
          method("payloadType", generic(Class.class))
              .addStatement("return $T.class", shape.java())
              .build());
    }
    methods.forEach(type::addMethod);
    code.helpers().forEach(type::addMethod);
    return type.build();
  }

  private void beginPayload(TypeSpec.Builder type) {
    type.addSuperinterface(generic(PayloadCodec.class))
        .addField(
            FieldSpec.builder(shape.codec(), "INSTANCE", STATIC, FINAL)
                .initializer("new $T()", shape.codec())
                .build())
        .addField(text("SCHEMA", shape.contract().wireText()));
    readerConstant(shape)
        .ifPresent(name -> type.addField(text(name, shape.contract().readerText())));
  }

  private TypeName generic(Class<?> type) {
    return ParameterizedTypeName.get(ClassName.get(type), shape.java());
  }

  private MethodSpec.Builder method(String name, TypeName returns) {
    return shape.payload()
        ? RecordWriter.method(name, returns, PUBLIC).addAnnotation(Override.class)
        : RecordWriter.method(name, returns, STATIC);
  }

  private MethodSpec writer() {
    MethodSpec.Builder method =
        method("write", TypeName.VOID)
            .addParameter(shape.java(), "value")
            .addParameter(AvroWriter.class, "out");
    for (FieldShape field : shape.fields()) {
      code.write(method, field.type(), value(field), helper(field));
    }
    return method.build();
  }

  private MethodSpec reader() {
    return method("read", shape.java())
        .addParameter(AvroReader.class, "in")
        .addStatement(
            returned(
                shape.fields().stream()
                    .map(field -> code.read(field.type(), helper(field)))
                    .toList()))
        .build();
  }

  private MethodSpec toGeneric() {
    MethodSpec.Builder method =
        method("toGeneric", ClassName.get(GenericRecord.class))
            .addParameter(shape.java(), "value")
            .addParameter(Schema.class, "schema")
            .addStatement("$1T record = new $1T(schema)", GenericData.Record.class);
    if (shape.fields().stream().anyMatch(field -> CodecExpressions.needsSchema(field.type()))) {
      method.addStatement("$T<$T> fields = schema.getFields()", List.class, Schema.Field.class);
    }
    for (int i = 0; i < shape.fields().size(); i++) {
      FieldShape field = shape.fields().get(i);
      CodeBlock schema = CodeBlock.of("fields.get($L).schema()", i);
      CodeBlock generic = code.toGeneric(field.type(), value(field), schema, helper(field));
      method.addStatement("record.put($L, $L)", i, generic);
    }
    return method.addStatement("return record").build();
  }

  private MethodSpec fromGeneric() {
    List<CodeBlock> components = new ArrayList<>();
    for (int i = 0; i < shape.fields().size(); i++) {
      CodeBlock raw = CodeBlock.of("record.get($L)", i);
      components.add(code.fromGeneric(shape.fields().get(i).type(), raw));
    }
    return method("fromGeneric", shape.java())
        .addParameter(IndexedRecord.class, "record")
        .addStatement(returned(components))
        .build();
  }

  /** Returns the statement that returns the record with the given components. */
  private CodeBlock returned(List<CodeBlock> components) {
    String format = components.isEmpty() ? "return new $T($L)" : "return new $T(\n$L)";
    CodeBlock joined = components.stream().collect(CodeBlock.joining(",\n"));
    return CodeBlock.of(format, shape.java(), joined);
  }

  private static CodeBlock value(FieldShape field) {
    return CodeBlock.of("value.$L()", field.component());
  }

  private static String helper(FieldShape field) {
    return JavaNames.capital(field.component());
  }

  /** Returns the name of the constant with the reader schema, if it differs from the schema. */
  static Optional<String> readerConstant(RecordShape payload) {
    Contract contract = payload.contract();
    return Optional.of("READER_SCHEMA")
        .filter(name -> !contract.readerText().equals(contract.wireText()));
  }

  /** Returns a constant for a text of any length. */
  private static FieldSpec text(String name, String text) {
    List<CodeBlock> parts = new ArrayList<>();
    for (int start = 0; start < text.length(); start += CONSTANT) {
      parts.add(lines(text.substring(start, Math.min(text.length(), start + CONSTANT))));
    }
    CodeBlock joined = parts.stream().collect(CodeBlock.joining(",\n"));
    return FieldSpec.builder(String.class, name, STATIC, FINAL)
        .initializer(
            parts.size() == 1
                ? CodeBlock.of("\n$>$>$L$<$<", joined)
                : CodeBlock.of("$T.join(\n$>$>\"\",\n$L$<$<)", String.class, joined))
        .build();
  }

  /** Returns a concatenation of short lines, broken after commas where possible. */
  private static CodeBlock lines(String text) {
    List<CodeBlock> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = lineEnd(text, start);
      lines.add(CodeBlock.of("$S", text.substring(start, end)));
      start = end;
    }
    return lines.stream().collect(CodeBlock.joining("\n+ "));
  }

  private static int lineEnd(String text, int start) {
    int width = 0;
    int comma = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      width += c == '"' || c == '\\' ? 2 : 1;
      if (width > LINE) {
        return comma > 0 ? comma : i;
      }
      if (c == ' ' && i > start && text.charAt(i - 1) == ',') {
        comma = i + 1;
      }
    }
    return text.length();
  }
}
