package org.openedx.eventbus.tools.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.tools.registry.SubjectPlan.Action;

/**
 * Outcome of applying the plan of one subject.
 *
 * @param plan the plan of the subject
 * @param ids the IDs of the schemas that were registered, in the order of the plan
 * @param refusal the registry's message, if the registry rejected what the plan considered possible
 */
public record ApplyResult(SubjectPlan plan, List<SchemaId> ids, Optional<String> refusal) {
  /**
   * Creates an outcome.
   *
   * @param plan the plan of the subject
   * @param ids the IDs of the schemas that were registered, in the order of the plan
   * @param refusal the registry's message, if the registry rejected what the plan considered
   *     possible
   */
  public ApplyResult {
    Objects.requireNonNull(plan, "plan");
    ids = List.copyOf(ids);
    Objects.requireNonNull(refusal, "refusal");
  }

  /** {@return the outcome as one line of text; empty if there was nothing to do} */
  public Optional<String> text() {
    return PlanFormat.text(this);
  }

  /** {@return whether the subject is now as desired} */
  public boolean succeeded() {
    return plan.action() != Action.REFUSED && refusal.isEmpty();
  }
}
