package org.openedx.eventbus.tools.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.tools.desired.RegistryPlan.Applied;
import org.openedx.eventbus.tools.desired.SubjectPlan.LevelChange;

/** Formats plans and their outcomes as JSON: an array with one object per subject. */
public final class PlanJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlanJson() {}

  /** Formats a plan. */
  public static String of(RegistryPlan plan) {
    ArrayNode subjects = JSON.arrayNode();
    plan.subjects().forEach(each -> subjects.add(subject(each)));
    return subjects.toPrettyString();
  }

  /**
   * Formats a plan and its outcomes. The property {@code outcome} of each subject is {@code done},
   * {@code nothing}, {@code refused}, or {@code untried} if applying stopped before the subject.
   */
  public static String of(RegistryPlan plan, List<Applied> applied) {
    ArrayNode subjects = JSON.arrayNode();
    for (int i = 0; i < plan.subjects().size(); i++) {
      ObjectNode subject = subject(plan.subjects().get(i));
      if (i < applied.size()) {
        Applied each = applied.get(i);
        subject.put("outcome", outcome(each));
        subject.set("id", number(each.id().map(SchemaId::value)));
        each.refusal().ifPresent(reason -> subject.withArray("refusals").add(reason));
      } else {
        subject.put("outcome", "untried");
      }
      subjects.add(subject);
    }
    return subjects.toPrettyString();
  }

  private static String outcome(Applied applied) {
    if (!applied.succeeded()) {
      return "refused";
    }
    return applied.plan().isDone() ? "nothing" : "done";
  }

  private static ObjectNode subject(SubjectPlan plan) {
    ObjectNode subject = JSON.objectNode();
    subject.put("subject", plan.desired().subject().value());
    subject.put("of", plan.desired().isValue() ? "value" : "key");
    plan.desired().eventTypes().forEach(subject.putArray("eventTypes")::add);
    subject.put("action", plan.action().name().toLowerCase(Locale.ROOT));
    subject.set("version", number(plan.version()));
    subject.set("newest", number(plan.newest()));
    if (plan.level().isPresent()) {
      LevelChange change = plan.level().get();
      subject
          .putObject("level")
          .put("from", change.from().map(Enum::name).orElse(null))
          .put("to", change.to().name());
    } else {
      subject.putNull("level");
    }
    plan.refusals().forEach(subject.putArray("refusals")::add);
    return subject;
  }

  private static JsonNode number(Optional<Integer> number) {
    return number.<JsonNode>map(JSON::numberNode).orElseGet(JSON::nullNode);
  }
}
