package org.openedx.eventbus.tools.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.tools.registry.SubjectPlan.Action;
import org.openedx.eventbus.tools.registry.SubjectPlan.LevelChange;

/** Formats plans and their outcomes as text or JSON. */
final class PlanFormat {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_LENGTH = 500;

  private PlanFormat() {}

  static List<String> text(RegistryPlan plan) {
    List<String> lines = new ArrayList<>();
    for (SubjectPlan each : plan.subjects()) {
      lines.add(mark(each) + " " + each.desired().subject() + ": " + action(each));
      each.level().ifPresent(level -> lines.add("    level: " + level(level)));
      each.refusals().forEach(reason -> lines.add("    " + reason));
    }
    lines.add(
        "to register: %d, levels to set: %d, rejected: %d, unchanged: %d"
            .formatted(
                count(plan, each -> each.action() == Action.REGISTER),
                count(plan, each -> each.level().isPresent()),
                count(plan, each -> each.action() == Action.REFUSED),
                count(plan, SubjectPlan::isDone)));
    return lines;
  }

  static Optional<String> text(ApplyResult applied) {
    SubjectPlan plan = applied.plan();
    String subject = String.valueOf(plan.desired().subject());
    if (!applied.succeeded()) {
      String reason =
          applied
              .refusal()
              .map(each -> "rejected by the registry: " + line(each))
              .orElse("rejected");
      return Optional.of("! " + subject + ": " + reason);
    }
    if (plan.isDone()) {
      return Optional.empty();
    }
    List<String> done = new ArrayList<>();
    plan.level().ifPresent(level -> done.add("level set to " + level.to()));
    List<String> ids = applied.ids().stream().distinct().map(SchemaId::toString).toList();
    if (!ids.isEmpty()) {
      done.add("registered with id " + String.join(", ", ids));
    }
    return Optional.of("+ " + subject + ": " + String.join(", ", done));
  }

  /** Shortens a message. A registry's error response may be a whole HTML page. */
  private static String line(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }

  private static char mark(SubjectPlan plan) {
    return switch (plan.action()) {
      case REFUSED -> '!';
      case REGISTER -> '+';
      case UNCHANGED -> plan.level().isPresent() ? '~' : '=';
    };
  }

  private static String action(SubjectPlan plan) {
    return switch (plan.action()) {
      case REFUSED -> "REJECTED";
      case REGISTER ->
          plan.newest()
                  .map(newest -> "register a new version, after version " + newest)
                  .orElse("register the first version")
              + keyTexts(plan.texts().size());
      case UNCHANGED ->
          "unchanged (version "
              + plan.version().orElseThrow()
              + (plan.version().equals(plan.newest())
                  ? ")"
                  : "; the newest is version " + plan.newest().orElseThrow() + ")");
    };
  }

  /** Registries differ in whether the texts of a key are one version. */
  private static String keyTexts(int texts) {
    return texts == 1 ? "" : " (" + texts + " texts of the key)";
  }

  private static String level(LevelChange level) {
    return level.from().map(Enum::name).orElse("global default") + " -> " + level.to();
  }

  private static long count(RegistryPlan plan, Predicate<SubjectPlan> which) {
    return plan.subjects().stream().filter(which).count();
  }

  static String json(RegistryPlan plan) {
    ArrayNode subjects = JSON.arrayNode();
    plan.subjects().forEach(each -> subjects.add(subject(each)));
    return subjects.toPrettyString();
  }

  static String json(RegistryPlan plan, List<ApplyResult> applied) {
    ArrayNode subjects = JSON.arrayNode();
    for (int i = 0; i < plan.subjects().size(); i++) {
      ObjectNode subject = subject(plan.subjects().get(i));
      if (i < applied.size()) {
        ApplyResult each = applied.get(i);
        subject.put("outcome", outcome(each));
        subject.set("id", number(each.ids().stream().findFirst().map(SchemaId::value)));
        ArrayNode ids = subject.putArray("ids");
        each.ids().forEach(id -> ids.add(id.value()));
        each.refusal().ifPresent(reason -> subject.withArray("refusals").add(reason));
      } else {
        subject.put("outcome", "untried");
      }
      subjects.add(subject);
    }
    return subjects.toPrettyString();
  }

  private static String outcome(ApplyResult applied) {
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
