package org.openedx.eventbus.tools.desired;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.SchemaId;

/**
 * Outcome of applying the plan of one subject.
 *
 * @param plan the plan of the subject
 * @param id the ID of the schema that was registered; empty if none was
 * @param refusal the registry's message, if the registry rejected what the plan considered possible
 */
public record Applied(SubjectPlan plan, Optional<SchemaId> id, Optional<String> refusal) {
  public Applied {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** Returns whether the subject is now as desired. */
  public boolean succeeded() {
    return plan.action() != Action.REFUSED && refusal.isEmpty();
  }
}
