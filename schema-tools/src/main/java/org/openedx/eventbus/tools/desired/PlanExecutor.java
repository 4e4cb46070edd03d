package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Applies plans to a registry, one subject after another. */
final class PlanExecutor {
  private final SchemaRegistry registry;
  private final Consumer<Applied> done;

  PlanExecutor(SchemaRegistry registry, Consumer<Applied> done) {
    this.registry = registry;
    this.done = done;
  }

  List<Applied> apply(List<SubjectPlan> subjects) {
    List<Applied> applied = new ArrayList<>();
    for (SubjectPlan each : subjects) {
      try {
        Applied result = apply(each);
        applied.add(result);
        done.accept(result);
      } catch (EventBusException e) {
        throw new IncompleteApplyException(
            "stopped at subject '%s' after %d of %d subjects: %s. Changes made so far are kept; run apply again for the rest"
                .formatted(
                    each.desired().subject(), applied.size(), subjects.size(), e.getMessage()),
            e);
      }
    }
    return applied;
  }

  /**
   * Sets the level before registering. The new version may require a weaker level. With a stronger
   * level, the registry itself rejects versions that became incompatible since the plan was made.
   */
  private Applied apply(SubjectPlan plan) {
    DesiredSubject desired = plan.desired();
    try {
      plan.level().ifPresent(level -> registry.setCompatibility(desired.subject(), level.to()));
      Optional<SchemaId> id =
          plan.action() == Action.REGISTER
              ? Optional.of(registry.register(desired.subject(), desired.text()))
              : Optional.empty();
      return new Applied(plan, id, Optional.empty());
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.INCOMPATIBLE_SCHEMA && e.reason() != Reason.UNPROCESSABLE) {
        throw e;
      }
      return new Applied(plan, Optional.empty(), Optional.of(e.registryMessage()));
    }
  }
}
