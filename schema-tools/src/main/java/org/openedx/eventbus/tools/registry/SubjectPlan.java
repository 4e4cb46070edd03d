package org.openedx.eventbus.tools.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.registry.RegistryReader.RegisteredSubject;

/**
 * The plan of one subject.
 *
 * @param desired the desired subject
 * @param action the action for its schema
 * @param version the equivalent version, for {@link Action#UNCHANGED}
 * @param newest the newest version; empty if the subject does not exist yet
 * @param level the level to set; empty if it is already set
 * @param texts the schemas to register, for {@link Action#REGISTER}
 * @param refusals why the schema is rejected, at least one line for each incompatible version
 */
public record SubjectPlan(
    DesiredSubject desired,
    Action action,
    Optional<Integer> version,
    Optional<Integer> newest,
    Optional<LevelChange> level,
    List<String> texts,
    List<String> refusals) {

  /** The action for the schema of a subject. */
  public enum Action {
    /** None: the subject has an equivalent version. */
    UNCHANGED,
    /** The schema is registered as the first or next version. */
    REGISTER,
    /**
     * The schema is incompatible with existing versions at the subject's level. The subject is not
     * changed.
     */
    REFUSED
  }

  /**
   * A change of a subject's compatibility level.
   *
   * @param from the current level in the registry; empty if the subject uses the global level
   * @param to the level to set
   */
  public record LevelChange(Optional<Compatibility> from, Compatibility to) {
    /**
     * Creates a change.
     *
     * @param from the current level in the registry; empty if the subject uses the global level
     * @param to the level to set
     */
    public LevelChange {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * Creates a plan.
   *
   * @param desired the desired subject
   * @param action the action for its schema
   * @param version the equivalent version, for {@link Action#UNCHANGED}
   * @param newest the newest version; empty if the subject does not exist yet
   * @param level the level to set; empty if it is already set
   * @param texts the schemas to register, for {@link Action#REGISTER}
   * @param refusals why the schema is rejected, at least one line for each incompatible version
   * @throws IllegalArgumentException if there are refusals for another action than {@link
   *     Action#REFUSED}, or none for it
   */
  public SubjectPlan {
    Objects.requireNonNull(desired, "desired");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(level, "level");
    texts = List.copyOf(texts);
    refusals = List.copyOf(refusals);
    if (refusals.isEmpty() == (action == Action.REFUSED)) {
      throw new IllegalArgumentException(
          "refusals must be given for REFUSED and for no other action");
    }
  }

  static SubjectPlan of(DesiredSubject desired, RegisteredSubject registered) {
    Optional<LevelChange> level =
        desired
            .level()
            .filter(target -> !registered.level().equals(Optional.of(target)))
            .map(target -> new LevelChange(registered.level(), target));
    Optional<Integer> newest = registered.newest();
    List<String> missing = registered.missing(desired);
    if (missing.isEmpty()) {
      Optional<Integer> same =
          registered.sameVersion(desired.text()).map(RegisteredSchema::version);
      return new SubjectPlan(desired, Action.UNCHANGED, same, newest, level, List.of(), List.of());
    }
    List<String> refusals =
        RegistryCheck.incompatibilities(desired, registered.versions()).stream()
            .map(Finding::message)
            .toList();
    Optional<Integer> none = Optional.empty();
    return refusals.isEmpty()
        ? new SubjectPlan(desired, Action.REGISTER, none, newest, level, missing, refusals)
        : new SubjectPlan(
            desired, Action.REFUSED, none, newest, Optional.empty(), List.of(), refusals);
  }

  /** {@return whether there is nothing to do} */
  public boolean isDone() {
    return action == Action.UNCHANGED && level.isEmpty();
  }
}
