package org.openedx.eventbus.tools.internal.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.lint.Linter.ContractSetCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Checks that event types and constants are unique, and that a full type name has the same
 * definition in all contracts.
 */
final class UniquenessCheck implements ContractSetCheck {
  /** Definition of a type, its shape, and the contract that contains it. */
  private record Definition(ContractFile file, LocatedType type, String shape) {}

  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    checkDefinitions(contracts, out);
    Map<String, ContractFile> constants = new HashMap<>();
    for (ContractFile file : contracts.files()) {
      ContractFile first = contracts.contract(file.eventType()).orElse(file);
      FindingCollector findings = new FindingCollector(file, out);
      if (first.path().equals(file.path())) {
        checkConstant(file, constants, findings);
      } else if (!file.eventType().isEmpty()) {
        findings.add(
            Rule.EVENT_TYPE_UNIQUE,
            "/namespace",
            "the event type " + file.eventType() + " already has a contract: " + first.path());
      }
    }
  }

  private static void checkConstant(
      ContractFile file, Map<String, ContractFile> constants, FindingCollector findings) {
    String constant = file.event(EventSection.CONSTANT).orElse("");
    if (constant.isEmpty() || file.name().isEmpty()) {
      return;
    }
    // One class of constants is generated per subdomain of a reverse DNS.
    String scope = file.name().get().reverseDns() + "." + file.name().get().subdomain();
    ContractFile first = constants.putIfAbsent(scope + " " + constant, file);
    if (first != null) {
      findings.add(
          Rule.EVENT_CONSTANT_UNIQUE,
          ContractFile.eventPointer(EventSection.CONSTANT),
          "the constant %s is already used by %s in %s"
              .formatted(constant, first.eventType(), first.path()));
    }
  }

  /** Avro itself checks this within one file. */
  private static void checkDefinitions(ContractSet contracts, Consumer<Finding> out) {
    Map<String, Definition> definitions = new HashMap<>();
    for (ContractFile file : contracts.files()) {
      FindingCollector findings = new FindingCollector(file, out);
      for (LocatedType type : file.index().definitions()) {
        Definition definition = new Definition(file, type, shape(type.type()));
        Definition first = definitions.putIfAbsent(type.type().fullName(), definition);
        if (first != null
            && !first.file().eventType().equals(file.eventType())
            && !first.shape().equals(definition.shape())) {
          findings.add(
              Rule.AVRO_TYPE_REDEFINED,
              type.pointer("name"),
              "the type %s has a different definition in %s"
                  .formatted(
                      type.type().fullName(),
                      first.file().source().location(first.type().type().pointer())));
        }
      }
    }
  }

  /**
   * Returns the parts of a definition that are on the wire. Types inside are represented by their
   * full names, because their definitions are compared separately.
   */
  private static String shape(TypeNode type) {
    return switch (type.kind()) {
      case RECORD ->
          type.fields().stream().map(UniquenessCheck::shape).collect(Collectors.joining(", "));
      case ENUM -> type.symbols() + " " + type.attribute("default");
      default -> String.valueOf(type.size());
    };
  }

  private static String shape(FieldNode field) {
    return field.name() + " " + inner(field.type()) + " " + field.attribute("default");
  }

  private static String inner(TypeNode type) {
    if (type.kind().named()) {
      return type.fullName();
    }
    String parts =
        type.branches().stream().map(UniquenessCheck::inner).collect(Collectors.joining("|"));
    return type.kind()
        + parts
        + type.element().map(UniquenessCheck::inner).orElse("")
        + type.logicalType().orElse("");
  }
}
