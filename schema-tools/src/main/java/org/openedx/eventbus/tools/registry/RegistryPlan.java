package org.openedx.eventbus.tools.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.registry.RegistryPlan.IncompleteApplyException;
import org.openedx.eventbus.tools.registry.SubjectPlan.Action;

/**
 * The changes that bring a registry to the desired state. Creating a plan only reads the registry.
 *
 * <p>For example, {@code RegistryPlan.of(state, registry).apply(registry, applied -> {})}.
 *
 * @param subjects the plans of all subjects, ordered by name
 */
public record RegistryPlan(List<SubjectPlan> subjects) {
  /**
   * Creates a plan.
   *
   * @param subjects the plans of all subjects, ordered by name
   */
  public RegistryPlan {
    subjects = List.copyOf(subjects);
  }

  /**
   * {@return a plan from the desired subjects and all registered versions of them}
   *
   * @param state the desired subjects
   * @param registry the registry; the caller closes it
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException if the registry is
   *     unavailable, rejects the credentials, or the address is not that of a registry
   * @throws org.openedx.eventbus.registry.RegistryRejectedException if the registry rejects a
   *     request
   */
  public static RegistryPlan of(DesiredState state, SchemaRegistry registry) {
    List<SubjectPlan> subjects = new ArrayList<>();
    new RegistryReader(registry)
        .read(state)
        .forEach((desired, registered) -> subjects.add(SubjectPlan.of(desired, registered)));
    return new RegistryPlan(subjects);
  }

  /** {@return whether a schema cannot be registered} */
  public boolean refuses() {
    return subjects.stream().anyMatch(each -> each.action() == Action.REFUSED);
  }

  /** {@return whether the registry is already in the desired state} */
  public boolean isDone() {
    return subjects.stream().allMatch(SubjectPlan::isDone);
  }

  /**
   * {@return the plan as text: a line per subject, indented lines with its details, and a line of
   * totals} For example:
   *
   * <pre>{@code
   * + orders-com.acme.shop.order.placed.v1.CloudEvent: register the first version
   *     level: global default -> FORWARD_TRANSITIVE
   * = orders-string: unchanged (version 1)
   * to register: 1, levels to set: 1, rejected: 0, unchanged: 1
   * }</pre>
   */
  public List<String> text() {
    return PlanFormat.text(this);
  }

  /** {@return the plan as JSON: an array with one object per subject} */
  public String json() {
    return PlanFormat.json(this);
  }

  /**
   * {@return the plan and its outcomes as JSON} The property {@code outcome} of each subject is
   * {@code done}, {@code nothing}, {@code refused}, or {@code untried} if applying stopped before
   * the subject.
   *
   * @param applied the outcomes so far, in the order of the subjects
   */
  public String json(List<ApplyResult> applied) {
    return PlanFormat.json(this, applied);
  }

  /**
   * Applies the plan. This is idempotent, and safe if two processes do it at the same time.
   *
   * @param registry the registry; the caller closes it
   * @param done called with the outcome of each subject, in order, as soon as it is complete
   * @return all outcomes
   * @throws IncompleteApplyException if the registry fails before the end. Subjects passed to
   *     {@code done} are complete; a new plan contains the others
   */
  public List<ApplyResult> apply(SchemaRegistry registry, Consumer<ApplyResult> done) {
    List<ApplyResult> applied = new ArrayList<>();
    for (SubjectPlan each : subjects) {
      try {
        ApplyResult result = apply(each, registry);
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
  private static ApplyResult apply(SubjectPlan plan, SchemaRegistry registry) {
    Subject subject = plan.desired().subject();
    List<SchemaId> ids = new ArrayList<>();
    try {
      plan.level().ifPresent(level -> registry.setCompatibility(subject, level.to()));
      plan.texts().forEach(text -> ids.add(registry.register(subject, text)));
      return new ApplyResult(plan, ids, Optional.empty());
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.INCOMPATIBLE_SCHEMA && e.reason() != Reason.UNPROCESSABLE) {
        throw e;
      }
      return new ApplyResult(plan, ids, Optional.of(e.registryMessage()));
    }
  }

  /**
   * Thrown if a plan was applied only in part. Nothing has to be undone: a new plan contains the
   * remaining changes.
   */
  public static final class IncompleteApplyException extends EventBusException {
    private static final long serialVersionUID = 1L;

    IncompleteApplyException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
