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
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/** Generates the class with the event types of a subdomain. */
final class ConstantsWriter {
  private ConstantsWriter() {}

  static TypeSpec write(Subdomain subdomain) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(subdomain.constantsClass())
            .addModifiers(PUBLIC, FINAL)
            .addJavadoc("The event types of {@code $L}.", subdomain.packageName());
    subdomain.contracts().forEach(each -> type.addField(constant(subdomain, each)));
    CodeBlock all =
        subdomain.contracts().stream()
            .map(each -> CodeBlock.of("$L", each.constant()))
            .collect(CodeBlock.joining(",\n"));
    type.addField(
        FieldSpec.builder(EventCatalog.class, "CATALOG", PUBLIC, STATIC, FINAL)
            .addJavadoc("The catalogue of all event types of this class.")
            .initializer("\n$>$>$T.of(\n$>$>$L)$<$<$<$<", EventCatalog.class, all)
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    type.addType(provider());
    return type.build();
  }

  /** Returns the service provider that {@link EventCatalog#discover} loads. */
  static ClassName provider(Subdomain subdomain) {
    return ClassName.get(
        subdomain.packageName(), subdomain.constantsClass().simpleName(), "Provider");
  }

  private static TypeSpec provider() {
    return TypeSpec.classBuilder("Provider")
        .addModifiers(PUBLIC, STATIC, FINAL)
        .addSuperinterface(EventCatalog.Provider.class)
        .addJavadoc("Provides {@link #CATALOG} to {@link $T#discover()}.", EventCatalog.class)
        .addMethod(
            RecordWriter.method("catalog", ClassName.get(EventCatalog.class), PUBLIC)
                .addAnnotation(Override.class)
                .addStatement("return CATALOG")
                .build())
        .build();
  }

  private static FieldSpec constant(Subdomain subdomain, Contract contract) {
    ClassName payload = ClassName.get(subdomain.packageName(), TypeResolver.payloadName(contract));
    TypeName type = ParameterizedTypeName.get(ClassName.get(EventType.class), payload);
    FieldSpec.Builder field =
        FieldSpec.builder(type, contract.constant(), PUBLIC, STATIC, FINAL)
            .addJavadoc(javadoc(contract))
            .initializer(initializer(contract, (RecordShape) subdomain.shape(payload)));
    if (contract.deprecation().isPresent()) {
      field.addAnnotation(Deprecated.class);
    }
    return field.build();
  }

  private static CodeBlock javadoc(Contract contract) {
    CodeBlock.Builder doc = CodeBlock.builder();
    contract.about().ifPresent(about -> doc.add("$L\n\n<p>", JavadocText.paragraph(about, "")));
    doc.add("{@code $L}", contract.name());
    contract.since().ifPresent(since -> doc.add(", since $L", JavadocText.escape(since)));
    doc.add(".");
    sent(contract).ifPresent(text -> doc.add("\n\n<p>$L.", JavadocText.paragraph(text, "")));
    contract
        .deprecation()
        .ifPresent(
            each -> {
              String use = each.successor().map(name -> " Use " + name + ".").orElse("");
              doc.add("\n\n@deprecated $L", JavadocText.paragraph(each.reason() + use, "    "));
            });
    return doc.build();
  }

  private static Optional<String> sent(Contract contract) {
    return contract
        .sender()
        .map(who -> "Sent by " + who + contract.trigger().map(text -> ": " + text).orElse(""))
        .or(contract::trigger);
  }

  private static CodeBlock initializer(Contract contract, RecordShape payload) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        "\n$>$>$T.builder(\n$>$>$T.$L($S),\n$T.of($T.SCHEMA",
        EventType.class,
        EventName.class,
        contract.name().wellFormed() ? "of" : "imported",
        contract.name().value(),
        WireSchema.class,
        payload.codec());
    CodecWriter.readerConstant(payload)
        .ifPresent(name -> code.add(", $T.$L", payload.codec(), name));
    code.add("),\n$T.INSTANCE)$<$<$>$>", payload.codec());
    if (contract.minorVersion() > 0) {
      code.add("\n.minorVersion($L)", contract.minorVersion());
    }
    code.add("\n.topic($S)", contract.topic());
    contract.keyPath().ifPresent(path -> code.add("\n.keyPath($S)", path));
    if (!contract.personalFields().isEmpty()) {
      CodeBlock paths =
          contract.personalFields().stream()
              .map(path -> CodeBlock.of("$S", path))
              .collect(CodeBlock.joining(",\n"));
      code.add("\n.personalFields(\n$>$>$T.of(\n$>$>$L))$<$<$<$<", Set.class, paths);
    }
    return code.add("\n.build()$<$<$<$<").build();
  }
}
