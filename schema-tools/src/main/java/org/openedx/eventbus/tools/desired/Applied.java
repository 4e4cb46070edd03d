package org.openedx.eventbus.tools.desired;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.SchemaId;

/**
 * What became of one subject.
 *
 * @param id the id of a schema that was registered now
 * @param refusal the registry's words, where it refused what the plan thought possible
 */
public record Applied(SubjectPlan plan, Optional<SchemaId> id, Optional<String> refusal) {
  public Applied {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** Whether the subject is where it should be now. */
  public boolean succeeded() {
    return plan.action() != Action.REFUSED && refusal.isEmpty();
  }
}
