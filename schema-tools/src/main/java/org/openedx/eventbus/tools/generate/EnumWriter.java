package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import org.openedx.eventbus.tools.generate.GeneratedType.EnumShape;

/** Generates an enum. The constants are in the order of the schema, because codecs use ordinals. */
final class EnumWriter {
  private EnumWriter() {}

  /** Returns the constant's name; an underscore is appended to Java keywords. */
  static String constant(String symbol) {
    return SourceVersion.isKeyword(symbol) ? symbol + "_" : symbol;
  }

  static TypeSpec write(EnumShape shape) {
    String about = shape.about().orElse("One of " + shape.symbols().size() + " values.");
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(shape.java())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(JavadocText.paragraph(about, ""));
    // Constants come from contracts, so the field needs a name that no constant has.
    String field = free("symbol", shape.symbols());
    for (String symbol : shape.symbols()) {
      type.addEnumConstant(constant(symbol), TypeSpec.anonymousClassBuilder("$S", symbol).build());
    }
    type.addField(FieldSpec.builder(String.class, field, Modifier.PRIVATE, Modifier.FINAL).build());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(String.class, "wire")
            .addStatement("this.$L = wire", field)
            .build());
    type.addMethod(
        RecordWriter.method("symbol", ClassName.get(String.class), Modifier.PUBLIC)
            .addJavadoc("Returns the symbol on the wire.")
            .addStatement("return $L", field)
            .build());
    return type.addMethod(of(shape.java(), field)).build();
  }

  private static MethodSpec of(ClassName java, String field) {
    return RecordWriter.method("of", java, Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Returns the constant of a symbol.\n\n")
        .addJavadoc("@throws IllegalArgumentException if there is no such symbol")
        .addParameter(String.class, "wire")
        .beginControlFlow("for ($T each : values())", java)
        .beginControlFlow("if (each.$L.equals(wire))", field)
        .addStatement("return each")
        .endControlFlow()
        .endControlFlow()
        .addStatement(
            "throw new $T($S + wire)",
            IllegalArgumentException.class,
            java.simpleName() + " has no symbol ")
        .build();
  }

  private static String free(String name, List<String> taken) {
    return taken.contains(name) ? free(name + "_", taken) : name;
  }
}
