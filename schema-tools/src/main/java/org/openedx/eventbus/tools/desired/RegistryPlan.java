package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openedx.eventbus.registry.SchemaRegistry;

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
    return subjects.stream().anyMatch(each -> each.action() == Action.REFUSED);
  }

  /** Returns whether the registry is already in the desired state. */
  public boolean isDone() {
    return subjects.stream().allMatch(SubjectPlan::isDone);
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
  public List<Applied> apply(SchemaRegistry registry, Consumer<Applied> done) {
    return new PlanExecutor(registry, done).apply(subjects);
  }
}
