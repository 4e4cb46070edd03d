package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.desired.DesiredState.DesiredSubject;

/**
 * The changes that bring a registry to the desired state. Creating a plan only reads the registry.
 *
 * <p>For example, {@code RegistryPlan.of(state, registry).apply(registry, applied -> {})}.
 *
 * @param subjects the plans of all subjects, ordered by name
 */
public record RegistryPlan(List<SubjectPlan> subjects) {
  public RegistryPlan {
    subjects = List.copyOf(subjects);
  }

  /**
   * Outcome of applying the plan of one subject.
   *
   * @param plan the plan of the subject
   * @param id the ID of the schema that was registered; empty if none was
   * @param refusal the registry's message, if the registry rejected what the plan considered
   *     possible
   */
  public record Applied(SubjectPlan plan, Optional<SchemaId> id, Optional<String> refusal) {
    public Applied {
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(refusal, "refusal");
    }

    /** Returns whether the subject is now as desired. */
    public boolean succeeded() {
      return plan.action() != SubjectPlan.Action.REFUSED && refusal.isEmpty();
    }
  }

  /**
   * Thrown if a plan was applied only in part. Nothing has to be undone: a new plan contains the
   * remaining changes.
   */
  public static final class IncompleteApplyException extends EventBusException {
    private static final long serialVersionUID = 1L;

    private IncompleteApplyException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Creates a plan from the desired subjects and all registered versions of them.
   *
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException if the registry is
   *     unavailable
   * @throws org.openedx.eventbus.registry.RegistryRejectedException if the registry rejects a
   *     request, or the URL is not that of a registry
   */
  public static RegistryPlan of(DesiredState state, SchemaRegistry registry) {
    List<SubjectPlan> subjects = new ArrayList<>();
    new RegistryReader(registry)
        .read(state)
        .forEach((desired, registered) -> subjects.add(SubjectPlan.of(desired, registered)));
    return new RegistryPlan(subjects);
  }

  /** Returns whether a schema cannot be registered. */
  public boolean refuses() {
    return subjects.stream().anyMatch(each -> each.action() == SubjectPlan.Action.REFUSED);
  }

  /** Returns whether the registry is already in the desired state. */
  public boolean isDone() {
    return subjects.stream().allMatch(SubjectPlan::isDone);
  }

  /**
   * Applies the plan, one subject after another. This is idempotent, and safe if two processes do
   * it at the same time.
   *
   * @param registry the registry; the caller closes it
   * @param done called with the outcome of each subject, in order, as soon as it is complete
   * @return all outcomes
   * @throws IncompleteApplyException if the registry fails before the end. Subjects passed to
   *     {@code done} are complete; a new plan contains the others
   */
  public List<Applied> apply(SchemaRegistry registry, Consumer<Applied> done) {
    List<Applied> applied = new ArrayList<>();
    for (SubjectPlan each : subjects) {
      try {
        Applied result = apply(each, registry);
        applied.add(result);
        done.accept(result);
      } catch (EventBusException e) {
        throw new IncompleteApplyException(
            ("stopped at subject '%s' after %d of %d subjects: %s. Changes made so far are kept;"
                    + " run apply again for the rest")
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
  private static Applied apply(SubjectPlan plan, SchemaRegistry registry) {
    DesiredSubject desired = plan.desired();
    try {
      plan.level().ifPresent(level -> registry.setCompatibility(desired.subject(), level.to()));
      Optional<SchemaId> id =
          plan.action() == SubjectPlan.Action.REGISTER
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
