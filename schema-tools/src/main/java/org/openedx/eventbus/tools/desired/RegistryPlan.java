package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * What is to be done in a registry to bring it where it should be. Made by reading alone.
 *
 * @param subjects in the order of their names
 */
public record RegistryPlan(List<SubjectPlan> subjects) {
  public RegistryPlan {
    subjects = List.copyOf(subjects);
  }

  /**
   * Compares what is with what should be, with every version there is.
   *
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException when the registry does not
   *     answer
   * @throws org.openedx.eventbus.registry.RegistryException when it refuses, or is none
   */
  public static RegistryPlan of(DesiredState state, SchemaRegistry registry) {
    List<SubjectPlan> subjects = new ArrayList<>();
    new RegistryReader(registry)
        .read(state)
        .forEach((desired, registered) -> subjects.add(SubjectPlan.of(desired, registered)));
    return new RegistryPlan(subjects);
  }

  /** Whether something cannot be registered. */
  public boolean refuses() {
    return subjects.stream().anyMatch(each -> each.action() == Action.REFUSED);
  }

  /** Whether the registry is where it should be already. */
  public boolean isDone() {
    return subjects.stream().allMatch(SubjectPlan::isDone);
  }

  /**
   * Does what is planned, and nothing else. Running it twice, or twice at once, does no harm.
   *
   * @param done hears of each subject, in their order, as soon as it is through
   * @return the same
   * @throws IncompleteApplyException when the registry fails on the way; what was heard of is done,
   *     and a plan made anew has the rest
   */
  public List<Applied> apply(SchemaRegistry registry, Consumer<Applied> done) {
    return new Applier(registry, done).apply(subjects);
  }
}
