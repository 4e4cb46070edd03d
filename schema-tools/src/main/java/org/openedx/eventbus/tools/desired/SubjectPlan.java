package org.openedx.eventbus.tools.desired;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Finding;

/**
 * What is to be done with one subject.
 *
 * @param version the version that means the same, for {@link Action#UNCHANGED}
 * @param newest the newest version; empty for a subject that is not there yet
 * @param level the level to set, where it differs
 * @param refusals why the schema is refused, at least one line for each version that it breaks
 */
public record SubjectPlan(
    DesiredSubject desired,
    Action action,
    Optional<Integer> version,
    Optional<Integer> newest,
    Optional<LevelChange> level,
    List<String> refusals) {
  public SubjectPlan {
    Objects.requireNonNull(desired, "desired");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(level, "level");
    refusals = List.copyOf(refusals);
    if (refusals.isEmpty() == (action == Action.REFUSED)) {
      throw new IllegalArgumentException("what is refused has reasons, and nothing else has");
    }
  }

  static SubjectPlan of(DesiredSubject desired, RegisteredSubject registered) {
    Optional<LevelChange> level =
        desired
            .level()
            .filter(wanted -> !registered.level().equals(Optional.of(wanted)))
            .map(wanted -> new LevelChange(registered.level(), wanted));
    Optional<Integer> same = registered.same(desired.text()).map(each -> each.version());
    if (same.isPresent()) {
      return new SubjectPlan(
          desired, Action.UNCHANGED, same, registered.newest(), level, List.of());
    }
    List<String> refusals =
        PairCheck.of(desired, registered.versions()).stream().map(Finding::message).toList();
    return refusals.isEmpty()
        ? new SubjectPlan(desired, Action.REGISTER, same, registered.newest(), level, refusals)
        : new SubjectPlan(
            desired, Action.REFUSED, same, registered.newest(), Optional.empty(), refusals);
  }

  /** Whether nothing is to be done. */
  public boolean isDone() {
    return action == Action.UNCHANGED && level.isEmpty();
  }
}
