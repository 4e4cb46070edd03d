package org.openedx.eventbus.consumer.deadletter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.event.EventName;

/**
 * Filter of dead letters. A dead letter matches if it meets all conditions, and of each condition
 * one of the values. Immutable; each method returns a narrower filter. For example {@code
 * DeadLetterFilter.ALL.handlers(List.of("mailer")).from(yesterday)}.
 */
public final class DeadLetterFilter implements Predicate<DeadLetter> {
  /** Matches all dead letters. */
  public static final DeadLetterFilter ALL = new DeadLetterFilter(deadLetter -> true);

  private final Predicate<DeadLetter> condition;

  private DeadLetterFilter(Predicate<DeadLetter> condition) {
    this.condition = condition;
  }

  private DeadLetterFilter narrow(Predicate<DeadLetter> other) {
    return new DeadLetterFilter(condition.and(other));
  }

  /** Returns this filter, narrowed to dead letters with one of the wanted values. */
  private <T> DeadLetterFilter narrow(
      Collection<T> values, String name, Function<DeadLetter, Stream<T>> ofDeadLetter) {
    Set<T> wanted = Set.copyOf(Objects.requireNonNull(values, name));
    return narrow(deadLetter -> ofDeadLetter.apply(deadLetter).anyMatch(wanted::contains));
  }

  /**
   * {@return this filter, narrowed to dead letters with one of the IDs}
   *
   * @param ids IDs of dead letters, for example {@code 0:17}, or of events; in upper or lower case
   */
  public DeadLetterFilter ids(Collection<String> ids) {
    return narrow(
        Objects.requireNonNull(ids, "ids").stream()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .toList(),
        "ids",
        each -> Stream.concat(Stream.of(each.id()), each.eventId().stream()).map(Object::toString));
  }

  /**
   * {@return this filter, narrowed to events with one of the keys}
   *
   * @param texts keys as strings or numbers, see {@link DeadLetterKey#matches}
   */
  public DeadLetterFilter keys(Collection<String> texts) {
    List<String> wanted = List.copyOf(Objects.requireNonNull(texts, "texts"));
    return narrow(deadLetter -> wanted.stream().anyMatch(deadLetter.key()::matches));
  }

  /**
   * {@return this filter, narrowed to events with one of the key hashes}
   *
   * @param hashes hashes in hexadecimal, as lists and logs contain them
   */
  public DeadLetterFilter keyHashes(Collection<String> hashes) {
    return narrow(hashes, "hashes", each -> Stream.of(each.key().hash()));
  }

  /**
   * {@return this filter, narrowed to events of one of the types} A dead letter without a readable
   * type does not match.
   *
   * @param names full names, for example {@code org.openedx.learning.course.enrollment.created.v1}
   */
  public DeadLetterFilter types(Collection<String> names) {
    return narrow(names, "names", each -> each.type().stream().map(EventName::value));
  }

  /**
   * {@return this filter, narrowed to dead letters of one of the handlers}
   *
   * @param names names of handlers, for example {@code welcome}
   */
  public DeadLetterFilter handlers(Collection<String> names) {
    return narrow(names, "names", each -> Stream.of(each.handler()));
  }

  /**
   * {@return this filter, narrowed to dead letters with one of the dispositions}
   *
   * @param dispositions dispositions, for example {@code POISON}
   */
  public DeadLetterFilter dispositions(Collection<Disposition> dispositions) {
    return narrow(dispositions, "dispositions", each -> Stream.of(each.disposition()));
  }

  /**
   * {@return this filter, narrowed to dead letters with one of the exceptions as cause} Parked
   * events do not match.
   *
   * @param classNames classes with or without their package, for example {@code SQLException}
   */
  public DeadLetterFilter causes(Collection<String> classNames) {
    return narrow(
        classNames,
        "classNames",
        each ->
            each.details().cause().stream().flatMap(cause -> Stream.of(cause, simpleName(cause))));
  }

  private static String simpleName(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /**
   * {@return this filter, narrowed to events that became dead letters at a time or later}
   *
   * @param time the earliest time, inclusive
   */
  public DeadLetterFilter from(Instant time) {
    Objects.requireNonNull(time, "time");
    return narrow(deadLetter -> !deadLetter.details().time().isBefore(time));
  }

  /**
   * {@return this filter, narrowed to events that became dead letters before a time}
   *
   * @param time the end, exclusive
   */
  public DeadLetterFilter to(Instant time) {
    Objects.requireNonNull(time, "time");
    return narrow(deadLetter -> deadLetter.details().time().isBefore(time));
  }

  /** {@return whether a dead letter matches} */
  @Override
  public boolean test(DeadLetter deadLetter) {
    return condition.test(Objects.requireNonNull(deadLetter, "deadLetter"));
  }
}
