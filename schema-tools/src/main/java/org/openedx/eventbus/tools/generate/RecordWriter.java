package org.openedx.eventbus.tools.generate;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.eventbus.tools.generate.GeneratedType.FieldShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/**
 * Generates the record of a payload or a data class, with its builder.
 *
 * @param released the constructors kept for callers of earlier releases
 */
record RecordWriter(RecordShape shape, ReleasedConstructors released) {
  /** Begins a method. */
  static MethodSpec.Builder method(String name, TypeName returns, Modifier... modifiers) {
    return MethodSpec.methodBuilder(name).addModifiers(modifiers).returns(returns);
  }

  private ClassName builderName() {
    return shape.java().nestedClass("Builder");
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(shape.java())
            .addModifiers(PUBLIC)
            .addJavadoc(javadoc())
            .recordConstructor(compactConstructor());
    released.of(shape).forEach(type::addMethod);
    type.addMethod(
        method("builder", builderName(), PUBLIC, STATIC)
            .addJavadoc("Returns an empty builder.")
            .addStatement("return new Builder()")
            .build());
    type.addMethod(
        method("toBuilder", builderName(), PUBLIC)
            .addJavadoc("Returns a builder with the values of this record.")
            .addStatement(
                "return new Builder()$L",
                shape.join("", field -> CodeBlock.of("\n.$1L($1L)", field.component())))
            .build());
    shape.fields().forEach(field -> type.addMethod(with(field)));
    if (shape.personal()) {
      type.addMethod(maskedToString());
    }
    return type.addType(builder()).build();
  }

  private CodeBlock javadoc() {
    CodeBlock.Builder doc = CodeBlock.builder();
    String usual = shape.payload() ? "The payload of an event." : "A data class of events.";
    doc.add("$L\n", JavadocText.paragraph(shape.about().orElse(usual), ""));
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
    MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(PUBLIC);
    for (FieldShape field : shape.fields()) {
      constructor.addParameter(field.parameter());
      check(field).ifPresent(constructor::addStatement);
    }
    return constructor.build();
  }

  /** Returns the name of a field in error messages. */
  private String label(FieldShape field) {
    return shape.java().simpleName() + "." + field.name();
  }

  /** Returns the check and copy of a component; empty if every value of its type is valid. */
  private Optional<CodeBlock> check(FieldShape field) {
    Optional<CodeBlock> checked =
        checked(field.code(), field.type(), CodeBlock.of("$S", label(field)));
    if (checked.isPresent()) {
      return Optional.of(CodeBlock.of("$L = $L", field.code(), checked.get()));
    }
    return field.type().java().isPrimitive() || field.nullable()
        ? Optional.empty()
        : Optional.of(required(field));
  }

  private CodeBlock required(FieldShape field) {
    return CodeBlock.of(
        "$T.required($L, $S)", PayloadFields.class, field.component(), label(field));
  }

  /**
   * Returns an expression that checks a value and returns the one to store; empty if a null check
   * is sufficient.
   */
  private static Optional<CodeBlock> checked(CodeBlock value, ValueType type, CodeBlock label) {
    if (type instanceof ValueType.Nullable nullable) {
      return checked(value, nullable.present(), label)
          .map(present -> CodeBlock.of("$L == null ? null : $L", value, present));
    }
    if (type instanceof ValueType.Scalar scalar) {
      return scalar.mapping().check().map(check -> check.apply(value, label));
    }
    return type instanceof ValueType.Container container
        ? Optional.of(checkedContainer(value, container, label))
        : Optional.empty();
  }

  private static CodeBlock checkedContainer(
      CodeBlock value, ValueType.Container type, CodeBlock label) {
    // Nested lambdas need distinct parameter names. No component ends in an underscore unless its
    // name is reserved in Java.
    int depth = type.inner().depth();
    String suffix = depth == 0 ? "_" : "_" + depth;
    CodeBlock item = CodeBlock.of("item" + suffix);
    CodeBlock at = CodeBlock.of("at" + suffix);
    Optional<CodeBlock> checked = checked(item, type.inner(), at);
    if (checked.isEmpty() && !(type.inner() instanceof ValueType.Nullable)) {
      return CodeBlock.of(
          "$T.$L($L, $L)", PayloadFields.class, type.map() ? "mapOf" : "listOf", value, label);
    }
    return CodeBlock.of(
        "$T.$L($L, $L, ($L, $L) -> $L)",
        PayloadFields.class,
        type.map() ? "eachValue" : "eachItem",
        value,
        label,
        item,
        at,
        checked.orElse(item));
  }

  private MethodSpec with(FieldShape field) {
    return method("with" + JavaNames.capital(field.component()), shape.java(), PUBLIC)
        .addParameter(field.parameter())
        .addStatement("return new $T($L)", shape.java(), shape.join(",$W", FieldShape::code))
        .build();
  }

  private MethodSpec maskedToString() {
    CodeBlock.Builder text = CodeBlock.builder();
    String before = shape.java().simpleName() + "[";
    for (FieldShape field : shape.fields()) {
      String name = before + field.component() + "=";
      if (field.personal()) {
        text.add("$S\n+ ", name + "***");
      } else {
        text.add("$S + $L\n+ ", name, field.component());
      }
      before = ", ";
    }
    return method("toString", ClassName.get(String.class), PUBLIC)
        .addJavadoc("Returns the fields, with personal data masked as {@code ***}.")
        .addAnnotation(Override.class)
        .addStatement("return $L$S", text.build(), "]")
        .build();
  }

  private TypeSpec builder() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(builderName())
            .addModifiers(PUBLIC, STATIC, FINAL)
            .addJavadoc("Builder of {@link $T}.", shape.java());
    Map<String, CodeBlock> values = released.builderValues(shape);
    for (FieldShape field : shape.fields()) {
      // A field is null until it is set.
      CodeBlock value = values.getOrDefault(field.component(), CodeBlock.of(""));
      type.addField(
          FieldSpec.builder(field.nullableJava(), field.component(), PRIVATE)
              .initializer(value)
              .build());
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    shape.fields().forEach(field -> type.addMethod(setter(field)));
    CodeBlock arguments =
        shape.join(",\n", field -> field.nullable() ? field.code() : required(field));
    return type.addMethod(
            method("build", shape.java(), PUBLIC)
                .addJavadoc("Creates the record.\n\n")
                .addJavadoc(
                    "@throws $T if a required field is not set", InvalidPayloadException.class)
                .addStatement("return new $T(\n$L)", shape.java(), arguments)
                .build())
        .build();
  }

  private MethodSpec setter(FieldShape field) {
    return method(field.component(), builderName(), PUBLIC)
        .addParameter(field.parameter())
        .addStatement("this.$1L = $1L", field.component())
        .addStatement("return this")
        .build();
  }
}
