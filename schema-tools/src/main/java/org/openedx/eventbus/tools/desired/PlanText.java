package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Plans and what became of them, for people. */
public final class PlanText {
  private static final int MAX_LENGTH = 500;

  private PlanText() {}

  /** A line for each subject, more below it where there is more to say, and one of numbers. */
  public static List<String> of(RegistryPlan plan) {
    List<String> lines = new ArrayList<>();
    for (SubjectPlan each : plan.subjects()) {
      lines.add(mark(each) + " " + each.desired().subject() + ": " + action(each));
      each.level().ifPresent(level -> lines.add("    level: " + level(level)));
      each.refusals().forEach(reason -> lines.add("    " + reason));
    }
    lines.add(
        "%d to register, %d to set a level of, %d refused, %d as they should be"
            .formatted(
                count(plan, each -> each.action() == Action.REGISTER),
                count(plan, each -> each.level().isPresent()),
                count(plan, each -> each.action() == Action.REFUSED),
                count(plan, SubjectPlan::isDone)));
    return lines;
  }

  /** What became of a subject; empty where nothing was to be done. */
  public static Optional<String> of(Applied applied) {
    SubjectPlan plan = applied.plan();
    String subject = String.valueOf(plan.desired().subject());
    if (!applied.succeeded()) {
      String reason =
          applied.refusal().map(each -> "refused by the registry: " + line(each)).orElse("refused");
      return Optional.of("! " + subject + ": " + reason);
    }
    if (plan.isDone()) {
      return Optional.empty();
    }
    List<String> done = new ArrayList<>();
    plan.level().ifPresent(level -> done.add("level set to " + level.to()));
    applied.id().ifPresent(id -> done.add("registered with id " + id));
    return Optional.of("+ " + subject + ": " + String.join(", ", done));
  }

  /** What a registry says may be a page. */
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
      case REFUSED -> "REFUSED";
      case REGISTER ->
          plan.newest()
              .map(newest -> "register a new version, after version " + newest)
              .orElse("register the first version");
      case UNCHANGED ->
          "unchanged, is version "
              + plan.version().orElseThrow()
              + (plan.version().equals(plan.newest())
                  ? ""
                  : " (the newest is version " + plan.newest().orElseThrow() + ")");
    };
  }

  private static String level(LevelChange level) {
    return level.from().map(Enum::name).orElse("the registry's own default") + " -> " + level.to();
  }

  private static long count(RegistryPlan plan, Predicate<SubjectPlan> which) {
    return plan.subjects().stream().filter(which).count();
  }
}
