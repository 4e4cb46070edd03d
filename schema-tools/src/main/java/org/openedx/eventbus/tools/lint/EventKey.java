package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** An event has a key that every one of its messages holds, or a reason to have none. */
final class EventKey implements FileCheck {
  @Override
  public void check(ContractFile file, Report report) {
    JsonNode event = file.event();
    if (event.isObject() && !event.has(EventSection.KEY) && !event.has(EventSection.NO_KEY)) {
      report.add(
          Rule.EVENT_KEY_CHOSEN, "/event", "the event has no key, and no reason to have none");
    }
    Optional<String> key = file.event(EventSection.KEY);
    if (key.isPresent() && file.tree().root().kind() == Kind.RECORD) {
      fault(file.tree().root(), key.get())
          .ifPresent(
              fault ->
                  report.add(
                      Rule.EVENT_KEY_FIELD_EXISTS,
                      ContractFile.eventPointer(EventSection.KEY),
                      "the key \"" + key.get() + "\" cannot be taken: " + fault));
    }
  }

  /** Why a path leads to no required primitive; empty when it does. */
  private static Optional<String> fault(TypeNode root, String path) {
    TypeNode type = root;
    for (String name : path.split("\\.", -1)) {
      if (type.kind() != Kind.RECORD) {
        return Optional.of(
            "there are no fields in " + type.describe() + " to take \"" + name + "\" from");
      }
      Optional<FieldNode> field = type.field(name);
      if (field.isEmpty()) {
        return Optional.of(
            "\""
                + name
                + "\" is no field of "
                + type.describe()
                + Suggestion.of(name, type.fields().stream().map(FieldNode::name).toList()));
      }
      type = field.get().type();
      if (type.kind() == Kind.UNION) {
        return Optional.of("\"" + name + "\" is optional, and a key is always needed");
      }
    }
    return type.kind().primitive() && type.kind() != Kind.NULL
        ? Optional.empty()
        : Optional.of("it is of type " + type.describe() + ", no primitive");
  }
}
