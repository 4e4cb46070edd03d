package org.openedx.eventbus.consumer.deadletter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which dead letters are meant. Each condition narrows it; of the several values of one condition,
 * any will do. Immutable.
 */
public final class DeadLetterFilter implements Predicate<DeadLetter> {
  /** All of them. */
  public static final DeadLetterFilter ALL = new DeadLetterFilter(letter -> true);

  private final Predicate<DeadLetter> condition;

  private DeadLetterFilter(Predicate<DeadLetter> condition) {
    this.condition = condition;
  }

  private DeadLetterFilter narrowed(Predicate<DeadLetter> other) {
    return new DeadLetterFilter(condition.and(other));
  }

  /** By the event's id, or by where the letter stands, {@code <partition>:<offset>}. */
  public DeadLetterFilter ids(Collection<String> ids) {
    Set<String> wanted =
        Set.copyOf(ids.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
    return narrowed(
        letter ->
            wanted.contains(letter.id().toString())
                || letter.eventId().filter(id -> wanted.contains(id.toString())).isPresent());
  }

  /** By key, as a text or number; see {@link DeadLetterKey#matches}. */
  public DeadLetterFilter keys(Collection<String> texts) {
    List<String> wanted = List.copyOf(texts);
    return narrowed(letter -> wanted.stream().anyMatch(letter.key()::matches));
  }

  /** By the key's hash, as lists and logs have it. */
  public DeadLetterFilter keyHashes(Collection<String> hashes) {
    Set<String> wanted = Set.copyOf(hashes);
    return narrowed(letter -> wanted.contains(letter.key().hash()));
  }

  /** By event type. */
  public DeadLetterFilter types(Collection<String> names) {
    Set<String> wanted = Set.copyOf(names);
    return narrowed(
        letter -> letter.type().filter(type -> wanted.contains(type.value())).isPresent());
  }

  /** By the name of the handler that failed. */
  public DeadLetterFilter handlers(Collection<String> names) {
    Set<String> wanted = Set.copyOf(names);
    return narrowed(letter -> wanted.contains(letter.handler()));
  }

  /** By what became of it. */
  public DeadLetterFilter dispositions(Collection<Disposition> dispositions) {
    Set<Disposition> wanted = Set.copyOf(dispositions);
    return narrowed(letter -> wanted.contains(letter.disposition()));
  }

  /** By the class of what was thrown, with its package or without. */
  public DeadLetterFilter causes(Collection<String> classNames) {
    Set<String> wanted = Set.copyOf(classNames);
    return narrowed(
        letter ->
            letter
                .cause()
                .filter(each -> wanted.contains(each) || wanted.contains(simple(each)))
                .isPresent());
  }

  private static String simple(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /** Those that became letters then or later. */
  public DeadLetterFilter from(Instant time) {
    return narrowed(letter -> !letter.time().isBefore(time));
  }

  /** Those that became letters before then. */
  public DeadLetterFilter to(Instant time) {
    return narrowed(letter -> letter.time().isBefore(time));
  }

  @Override
  public boolean test(DeadLetter letter) {
    return condition.test(letter);
  }
}
