package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.eventbus.tools.generate.Shape.FieldShape;
import org.openedx.eventbus.tools.generate.Shape.RecordShape;

/** Generates the builder of a record. */
final class BuilderWriter {
  private final RecordShape shape;
  private final ClassName builder;
  private final Optional<ClassName> nullAnnotation;
  private final Map<String, CodeBlock> initial;

  /**
   * @param initial initial values of components that callers of earlier releases do not set
   */
  BuilderWriter(
      RecordShape shape, Optional<ClassName> nullAnnotation, Map<String, CodeBlock> initial) {
    this.initial = initial;
    this.shape = shape;
    this.builder = shape.java().nestedClass("Builder");
    this.nullAnnotation = nullAnnotation;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(builder)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Builder of {@link $T}.", shape.java());
    for (FieldShape field : shape.fields()) {
      FieldSpec.Builder builderField =
          FieldSpec.builder(builderFieldType(field), field.component(), Modifier.PRIVATE);
      CodeBlock value = initial.get(field.component());
      if (value != null) {
        builderField.initializer(value);
      }
      type.addField(builderField.build());
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    shape.fields().forEach(field -> type.addMethod(setter(field)));
    return type.addMethod(build()).build();
  }

  /** Returns the nullable type of a builder's field, because it is not set at first. */
  private TypeName builderFieldType(FieldShape field) {
    TypeName boxed = field.type().boxed();
    return nullAnnotation
        .map(each -> boxed.annotated(AnnotationSpec.builder(each).build()))
        .orElse(boxed);
  }

  private MethodSpec setter(FieldShape field) {
    TypeName type = TypeResolver.componentType(field, nullAnnotation);
    return MethodSpec.methodBuilder(field.component())
        .addModifiers(Modifier.PUBLIC)
        .returns(builder)
        .addParameter(ParameterSpec.builder(type, field.component()).build())
        .addStatement("this.$1L = $1L", field.component())
        .addStatement("return this")
        .build();
  }

  private MethodSpec build() {
    CodeBlock arguments =
        shape.fields().stream().map(this::argument).collect(CodeBlock.joining(",\n"));
    return MethodSpec.methodBuilder("build")
        .addJavadoc("Creates the record.\n\n")
        .addJavadoc("@throws $T if a required field is not set", InvalidPayloadException.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(shape.java())
        .addStatement("return new $T(\n$L)", shape.java(), arguments)
        .build();
  }

  private CodeBlock argument(FieldShape field) {
    return field.nullable()
        ? CodeBlock.of("$L", field.component())
        : CodeBlock.of(
            "$T.required($L, $S)",
            PayloadFields.class,
            field.component(),
            RecordWriter.label(shape, field));
  }
}
