package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import org.openedx.eventbus.tools.generate.Shape.EnumShape;

/** Writes an enum. Its constants stand in the order of the wire: codecs go by the ordinal. */
final class EnumWriter {
  private EnumWriter() {}

  /** The constant of a symbol, which Java may keep for itself. */
  static String constant(String symbol) {
    return SourceVersion.isKeyword(symbol) ? symbol + "_" : symbol;
  }

  static TypeSpec write(EnumShape shape) {
    ClassName java = shape.java();
    TypeSpec.Builder type = TypeSpec.enumBuilder(java).addModifiers(Modifier.PUBLIC);
    String about = shape.about().orElse("One of " + shape.symbols().size() + " values.");
    type.addJavadoc(Docs.paragraph(about, ""));
    // A field's name must not be a constant's, and constants are named by strangers.
    String field = free("symbol", shape.symbols());
    shape
        .symbols()
        .forEach(
            symbol ->
                type.addEnumConstant(
                    constant(symbol), TypeSpec.anonymousClassBuilder("$S", symbol).build()));
    type.addField(FieldSpec.builder(String.class, field, Modifier.PRIVATE, Modifier.FINAL).build());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(String.class, "wire")
            .addStatement("this.$L = wire", field)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("symbol")
            .addJavadoc("The symbol on the wire.")
            .addModifiers(Modifier.PUBLIC)
            .returns(String.class)
            .addStatement("return $L", field)
            .build());
    return type.addMethod(of(java, field)).build();
  }

  private static MethodSpec of(ClassName java, String field) {
    return MethodSpec.methodBuilder("of")
        .addJavadoc("The constant of a symbol.\n\n")
        .addJavadoc("@throws IllegalArgumentException when there is none")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(java)
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
