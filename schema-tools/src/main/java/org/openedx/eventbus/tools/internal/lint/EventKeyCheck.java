package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.KnownNames;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Checks that an event has a key that each of its payloads contains, or a reason for having none.
 */
final class EventKeyCheck implements FileCheck {
  @Override
  public void check(ContractFile file, FindingCollector findings) {
    JsonNode event = file.event();
    if (event.isObject() && !event.has(EventSection.KEY) && !event.has(EventSection.NO_KEY)) {
      findings.add(
          Rule.EVENT_KEY_CHOSEN, "/event", "the event has no key, and no reason for having none");
    }
    Optional<String> key = file.event(EventSection.KEY);
    if (key.isPresent() && file.tree().root().kind() == TypeKind.RECORD) {
      fault(file.tree().root(), key.get())
          .ifPresent(
              fault ->
                  findings.add(
                      Rule.EVENT_KEY_FIELD_EXISTS,
                      ContractFile.eventPointer(EventSection.KEY),
                      "the key \"" + key.get() + "\" is invalid: " + fault));
    }
  }

  /** Explains why a path does not lead to a required primitive field; empty if it does. */
  private static Optional<String> fault(TypeNode root, String path) {
    TypeNode type = root;
    for (String name : path.split("\\.", -1)) {
      if (type.kind() != TypeKind.RECORD) {
        return Optional.of(type.describe() + " has no fields, so \"" + name + "\" does not exist");
      }
      Optional<FieldNode> field = type.field(name);
      if (field.isEmpty()) {
        return Optional.of(
            "\"%s\" is not a field of %s%s"
                .formatted(
                    name,
                    type.describe(),
                    KnownNames.hint(name, type.fields().stream().map(FieldNode::name).toList())));
      }
      type = field.get().type();
      if (type.kind() == TypeKind.UNION) {
        return Optional.of("\"" + name + "\" is optional, but a key must always be present");
      }
    }
    return type.kind().primitive() && type.kind() != TypeKind.NULL
        ? Optional.empty()
        : Optional.of("it is of type " + type.describe() + ", which is not primitive");
  }
}
