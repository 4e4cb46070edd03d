package org.openedx.eventbus.cli.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.event.EventName;
import picocli.CommandLine;

/** Each option compares one property of a dead letter. */
class DeadLetterOptionsTest {
  private static final String TYPE = "com.example.shop.order.placed.v1";
  private static final String ID = "01a2055f-e06b-7000-9a6d-962ce6513ae1";
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
  private static final DeadLetterKey KEY = key("ada");
  private static final DeadLetter WANTED =
      deadLetter(ID, "mail", Disposition.EXHAUSTED, "ada", TIME);

  /** An option, with a value that the wanted dead letter has and the other one has not. */
  private record Case(String option, String value, DeadLetter other) {}

  private static DeadLetterKey key(String text) {
    return DeadLetterKey.of(text.getBytes(UTF_8));
  }

  private static DeadLetter deadLetter(
      String id, String handler, Disposition disposition, String key, Instant time) {
    return deadLetter(id, handler, disposition, key, time, TYPE, "com.example.MailException");
  }

  private static DeadLetter deadLetter(
      String id,
      String handler,
      Disposition disposition,
      String key,
      Instant time,
      String type,
      String cause) {
    return new DeadLetter(
        new DeadLetterId(0, 17),
        new Details(
            handler,
            disposition,
            false,
            new EventOrigin("orders", 0, 3, 4, 0),
            Optional.of(cause),
            Optional.empty(),
            1,
            Optional.empty(),
            time),
        Optional.of(EventName.of(type)),
        Optional.of(UUID.fromString(id)),
        key(key),
        100);
  }

  private static DeadLetter of(String type, String cause) {
    return deadLetter(ID, "mail", Disposition.EXHAUSTED, "ada", TIME, type, cause);
  }

  private static Stream<Case> cases() {
    String cause = "com.example.MailException";
    DeadLetter otherKey = deadLetter(ID, "mail", Disposition.EXHAUSTED, "bob", TIME);
    Instant later = TIME.plusMillis(1);
    return Stream.of(
        new Case(
            "--id",
            ID,
            deadLetter(new UUID(1, 2).toString(), "mail", Disposition.EXHAUSTED, "ada", TIME)),
        new Case("--key", "ada", otherKey),
        new Case("--key-hash", KEY.hash(), otherKey),
        new Case("--type", TYPE, of("com.example.shop.order.paid.v1", cause)),
        new Case("--handler", "mail", deadLetter(ID, "audit", Disposition.EXHAUSTED, "ada", TIME)),
        new Case(
            "--disposition", "EXHAUSTED", deadLetter(ID, "mail", Disposition.POISON, "ada", TIME)),
        new Case("--cause", cause, of(TYPE, "com.example.OtherException")),
        new Case("--cause", "MailException", of(TYPE, "com.example.OtherException")),
        new Case(
            "--from",
            TIME.toString(),
            deadLetter(ID, "mail", Disposition.EXHAUSTED, "ada", TIME.minusMillis(1))),
        new Case(
            "--to", later.toString(), deadLetter(ID, "mail", Disposition.EXHAUSTED, "ada", later)));
  }

  private static DeadLetterOptions options(String... args) {
    return CommandLine.populateCommand(
        new DeadLetterOptions(),
        Stream.concat(Stream.of("--group", "mailer"), Stream.of(args)).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachOptionComparesOneProperty(Case one) {
    DeadLetterOptions options = options(one.option(), one.value());
    DeadLetterFilter filter = options.filter();

    assertThat(options.isAll()).isFalse();
    assertThat(filter.test(WANTED)).isTrue();
    assertThat(filter.test(one.other())).isFalse();
    assertThat(cases().map(Case::other).filter(each -> !each.equals(one.other())))
        .as("dead letters that differ in another property")
        .hasSizeGreaterThan(5)
        .allMatch(filter);
  }

  @Test
  void severalOptionsNarrowAndSeveralValuesWidenTheSelection() {
    DeadLetter bob = deadLetter(ID, "mail", Disposition.EXHAUSTED, "bob", TIME);
    DeadLetter audit = deadLetter(ID, "audit", Disposition.EXHAUSTED, "ada", TIME);

    DeadLetterFilter filter = options("--key", "ada", "--key", "bob", "--handler", "mail").filter();

    assertThat(filter.test(WANTED)).isTrue();
    assertThat(filter.test(bob)).isTrue();
    assertThat(filter.test(audit)).isFalse();
  }

  @Test
  void selectionOfAllMustBeExplicit() {
    assertThat(options().isAll()).isTrue();
    assertThat(options().explicitFilter(true).test(WANTED)).isTrue();
    assertThatThrownBy(() -> options().explicitFilter(false)).hasMessageContaining("--all");
    assertThatThrownBy(() -> options("--key", "ada").explicitFilter(true))
        .hasMessageContaining("--all cannot be combined");
    assertThat(options("--key", "bob").explicitFilter(false).test(WANTED)).isFalse();
  }
}
