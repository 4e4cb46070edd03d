package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.openedx.eventbus.tools.desired.RegistryPlan.Applied;
import org.openedx.eventbus.tools.desired.SubjectPlan.Action;
import org.openedx.eventbus.tools.desired.SubjectPlan.LevelChange;

/** Formats plans and their outcomes as text. */
public final class PlanText {
  private static final int MAX_LENGTH = 500;

  private PlanText() {}

  /**
   * Formats a plan: a line per subject, indented lines with its details, and a line of totals. For
   * example:
   *
   * <pre>{@code
   * + orders-com.acme.shop.order.placed.v1.CloudEvent: register the first version
   *     level: global default -> FORWARD_TRANSITIVE
   * = orders-string: unchanged (version 1)
   * to register: 1, levels to set: 1, rejected: 0, unchanged: 1
   * }</pre>
   */
  public static List<String> of(RegistryPlan plan) {
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

  /** Formats the outcome of a subject; empty if there was nothing to do. */
  public static Optional<String> of(Applied applied) {
    SubjectPlan plan = applied.plan();
    String subject = String.valueOf(plan.desired().subject());
    if (!applied.succeeded()) {
      String reason = applied.refusal().map(each -> " by the registry: " + line(each)).orElse("");
      return Optional.of("! " + subject + ": rejected" + reason);
    }
    if (plan.isDone()) {
      return Optional.empty();
    }
    List<String> done = new ArrayList<>();
    plan.level().ifPresent(level -> done.add("level set to " + level.to()));
    applied.id().ifPresent(id -> done.add("registered with id " + id));
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
              .orElse("register the first version");
      case UNCHANGED ->
          "unchanged (version "
              + plan.version().orElseThrow()
              + (plan.version().equals(plan.newest())
                  ? ")"
                  : "; the newest is version " + plan.newest().orElseThrow() + ")");
    };
  }

  private static String level(LevelChange level) {
    return level.from().map(Enum::name).orElse("global default") + " -> " + level.to();
  }

  private static long count(RegistryPlan plan, Predicate<SubjectPlan> which) {
    return plan.subjects().stream().filter(which).count();
  }
}
