package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.openedx.eventbus.tools.generate.Shape.FieldShape;
import org.openedx.eventbus.tools.generate.Shape.RecordShape;

/** Generates the record of a payload or a data class. */
final class RecordWriter {
  private final RecordShape shape;
  private final Optional<ClassName> nullAnnotation;
  private final ReleasedConstructors released;

  /**
   * @param released the constructors kept for callers of earlier releases
   */
  RecordWriter(
      RecordShape shape, Optional<ClassName> nullAnnotation, ReleasedConstructors released) {
    this.shape = shape;
    this.nullAnnotation = nullAnnotation;
    this.released = released;
  }

  /** Returns the name of a field in error messages. */
  static String label(RecordShape shape, FieldShape field) {
    return shape.java().simpleName() + "." + field.name();
  }

  TypeSpec write() {
    ClassName builder = shape.java().nestedClass("Builder");
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(shape.java())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(javadoc())
            .recordConstructor(compactConstructor());
    released.of(shape).forEach(type::addMethod);
    type.addMethod(
        MethodSpec.methodBuilder("builder")
            .addJavadoc("Returns an empty builder.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(builder)
            .addStatement("return new Builder()")
            .build());
    type.addMethod(toBuilder(builder));
    shape.fields().forEach(field -> type.addMethod(with(field)));
    if (shape.personal()) {
      type.addMethod(maskedToString());
    }
    return type.addType(
            new BuilderWriter(shape, nullAnnotation, released.builderValues(shape)).write())
        .build();
  }

  private CodeBlock javadoc() {
    CodeBlock.Builder doc = CodeBlock.builder();
    String about =
        shape
            .about()
            .orElse(shape.payload() ? "The payload of an event." : "A data class of events.");
    doc.add("$L\n", JavadocText.paragraph(about, ""));
    if (!shape.fields().isEmpty()) {
      doc.add("\n");
    }
    for (FieldShape field : shape.fields()) {
      String text = field.about().orElse("the field " + field.name());
      doc.add(
          JavadocText.param(field.component(), text + (field.nullable() ? " May be null." : "")));
    }
    return doc.build();
  }

  private MethodSpec compactConstructor() {
    MethodSpec.Builder constructor =
        MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
    for (FieldShape field : shape.fields()) {
      constructor.addParameter(parameter(field));
      ConstructorChecks.statement(field.component(), field.type(), label(shape, field))
          .ifPresent(constructor::addStatement);
    }
    return constructor.build();
  }

  private ParameterSpec parameter(FieldShape field) {
    return ParameterSpec.builder(
            TypeResolver.componentType(field, nullAnnotation), field.component())
        .build();
  }

  private MethodSpec toBuilder(ClassName builder) {
    String calls =
        shape.fields().stream()
            .map(field -> "\n." + field.component() + "(" + field.component() + ")")
            .collect(Collectors.joining());
    return MethodSpec.methodBuilder("toBuilder")
        .addJavadoc("Returns a builder with the values of this record.")
        .addModifiers(Modifier.PUBLIC)
        .returns(builder)
        .addStatement("return new Builder()$L", calls)
        .build();
  }

  private MethodSpec with(FieldShape field) {
    CodeBlock arguments =
        shape.fields().stream()
            .map(each -> CodeBlock.of("$L", each.component()))
            .collect(CodeBlock.joining(",$W"));
    return MethodSpec.methodBuilder("with" + JavaNames.capital(field.component()))
        .addModifiers(Modifier.PUBLIC)
        .returns(shape.java())
        .addParameter(parameter(field))
        .addStatement("return new $T($L)", shape.java(), arguments)
        .build();
  }

  private MethodSpec maskedToString() {
    CodeBlock.Builder text = CodeBlock.builder();
    String before = shape.java().simpleName() + "[";
    for (FieldShape field : shape.fields()) {
      String name = before + field.component() + "=";
      text.add(
          field.personal()
              ? CodeBlock.of("$S", name + "***")
              : CodeBlock.of("$S + $L", name, field.component()));
      text.add("\n+ ");
      before = ", ";
    }
    return MethodSpec.methodBuilder("toString")
        .addJavadoc("Returns the fields, with personal data masked as {@code ***}.")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return $L$S", text.build(), "]")
        .build();
  }
}
