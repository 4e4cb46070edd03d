package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;
import org.openedx.eventbus.tools.generate.Shape.FieldShape;
import org.openedx.eventbus.tools.generate.Shape.RecordShape;

/**
 * Generates the codec of a record. The codec of a payload implements {@link PayloadCodec} and
 * contains the schema text. The codec of a data class has the same methods, static. It does not
 * depend on a namespace, so that all events share it.
 */
final class CodecWriter {
  private final RecordShape shape;
  private final CodecExpressions code;

  CodecWriter(RecordShape shape) {
    this.shape = shape;
    this.code = new CodecExpressions();
  }

  TypeSpec write() {
    TypeSpec.Builder type = TypeSpec.classBuilder(shape.codec()).addModifiers(Modifier.FINAL);
    if (shape.payload()) {
      beginPayload(type);
    }
    List<MethodSpec> methods = List.of(writer(), reader(), toGeneric(), fromGeneric());
    code.constants().forEach(type::addField);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (shape.payload()) {
      type.addMethod(payloadType());
    }
    methods.forEach(type::addMethod);
    code.helpers().forEach(type::addMethod);
    return type.build();
  }

  private void beginPayload(TypeSpec.Builder type) {
    ClassName codec = shape.codec();
    type.addSuperinterface(
        ParameterizedTypeName.get(ClassName.get(PayloadCodec.class), shape.java()));
    type.addField(
        FieldSpec.builder(codec, "INSTANCE", Modifier.STATIC, Modifier.FINAL)
            .initializer("new $T()", codec)
            .build());
    String wire = shape.contract().wireText();
    type.addField(text("SCHEMA", wire));
    readerConstant(shape)
        .ifPresent(name -> type.addField(text(name, shape.contract().readerText())));
  }

  private static FieldSpec text(String name, String text) {
    return FieldSpec.builder(String.class, name, Modifier.STATIC, Modifier.FINAL)
        .initializer(LongStringLiteral.of(text))
        .build();
  }

  private MethodSpec payloadType() {
    return MethodSpec.methodBuilder("payloadType")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(ParameterizedTypeName.get(ClassName.get(Class.class), shape.java()))
        .addStatement("return $T.class", shape.java())
        .build();
  }

  private MethodSpec.Builder method(String name, TypeName returns) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).returns(returns);
    return shape.payload()
        ? method.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
        : method.addModifiers(Modifier.STATIC);
  }

  private MethodSpec writer() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (FieldShape field : shape.fields()) {
      CodeBlock value = CodeBlock.of("value.$L()", field.component());
      code.write(body, field.type(), value, helper(field));
    }
    return method("write", TypeName.VOID)
        .addParameter(shape.java(), "value")
        .addParameter(AvroWriter.class, "out")
        .addCode(body.build())
        .build();
  }

  private MethodSpec reader() {
    CodeBlock arguments =
        shape.fields().stream()
            .map(field -> code.read(field.type(), helper(field)))
            .collect(CodeBlock.joining(",\n"));
    return method("read", shape.java())
        .addParameter(AvroReader.class, "in")
        .addStatement("return new $T(" + lead() + "$L)", shape.java(), arguments)
        .build();
  }

  private String lead() {
    return shape.fields().isEmpty() ? "" : "\n";
  }

  private MethodSpec toGeneric() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement(
        "$T record = new $T(schema)", GenericData.Record.class, GenericData.Record.class);
    if (shape.fields().stream().anyMatch(field -> CodecExpressions.needsSchema(field.type()))) {
      body.addStatement("$T<$T> fields = schema.getFields()", List.class, Schema.Field.class);
    }
    for (int i = 0; i < shape.fields().size(); i++) {
      FieldShape field = shape.fields().get(i);
      CodeBlock value = CodeBlock.of("value.$L()", field.component());
      CodeBlock schema = CodeBlock.of("fields.get($L).schema()", i);
      body.addStatement(
          "record.put($L, $L)", i, code.toGeneric(field.type(), value, schema, helper(field)));
    }
    return method("toGeneric", ClassName.get(GenericRecord.class))
        .addParameter(shape.java(), "value")
        .addParameter(Schema.class, "schema")
        .addCode(body.build())
        .addStatement("return record")
        .build();
  }

  private MethodSpec fromGeneric() {
    CodeBlock arguments =
        IntStream.range(0, shape.fields().size())
            .mapToObj(
                i ->
                    code.fromGeneric(
                        shape.fields().get(i).type(), CodeBlock.of("record.get($L)", i)))
            .collect(CodeBlock.joining(",\n"));
    return method("fromGeneric", shape.java())
        .addParameter(IndexedRecord.class, "record")
        .addStatement("return new $T(" + lead() + "$L)", shape.java(), arguments)
        .build();
  }

  private static String helper(FieldShape field) {
    return JavaNames.capital(field.component());
  }

  /** Returns the name of the constant with the reader schema, if it differs from the schema. */
  static Optional<String> readerConstant(RecordShape payload) {
    return payload.contract().readerText().equals(payload.contract().wireText())
        ? Optional.empty()
        : Optional.of("READER_SCHEMA");
  }
}
