package org.openedx.eventbus.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;

/** Logs of members that may be killed. */
class MemberLogsTest {
  private static final String TOPIC = "letters";

  @TempDir Path directory;
  private final AtomicLong clock = new AtomicLong();
  private final List<Path> files = new ArrayList<>();
  private final DeliveryHistory history = new DeliveryHistory();
  private final Event<GenericRecord> event = Greeting.event();

  @BeforeEach
  void sendAnEvent() {
    history.sent(new Placement(TOPIC, 0, 7), "key", event.id().toString(), "mailer");
  }

  @Test
  void handledEventIsHandled() throws Exception {
    give(log("one"), event -> {});

    MemberLogs.read(files).addTo(history);

    assertThat(history.check(Guarantee.all()).assertHolds().figures()).contains("lost 0");
  }

  @Test
  void eventWithoutCompleteAttemptIsLost() throws Exception {
    assertThatThrownBy(() -> give(log("one"), this::fail)).hasMessage("not today");
    MemberLog killed = log("two");
    give(killed, event -> {});
    truncateTheLastLine(files.get(1));

    MemberLogs.read(files).addTo(history);

    assertThat(history.check(Guarantee.all()).violations())
        .extracting(Violation::kind)
        .containsExactly(Violation.Kind.LOST);
  }

  @Test
  void overlapIsPermittedOnceThePartitionHasAnotherOwner() throws Exception {
    MemberLog frozen = log("one");
    MemberLog next = log("two");
    frozen.assigned(TOPIC, 0);
    give(
        frozen,
        event -> {
          next.assigned(TOPIC, 0);
          give(next, other -> {});
        });
    frozen.lost(TOPIC, 0);

    MemberLogs logs = MemberLogs.read(files);
    logs.addTo(history);

    assertThat(history.check(Guarantee.noOverlap(Scope.KEY)).violations()).isEmpty();
    assertThat(strictly(logs)).isEqualTo(1);
  }

  @Test
  void overlapIsNotPermittedAfterRevocation() throws Exception {
    MemberLog one = log("one");
    MemberLog next = log("two");
    one.assigned(TOPIC, 0);
    give(
        one,
        event -> {
          one.revoked(TOPIC, 0);
          next.assigned(TOPIC, 0);
          give(next, other -> {});
        });

    MemberLogs.read(files).addTo(history);

    assertThat(history.check(Guarantee.noOverlap(Scope.KEY)).violations()).hasSize(1);
  }

  @Test
  void fileWithoutMemberIsRejected() throws Exception {
    Path file = Files.writeString(directory.resolve("else"), "something else\n");

    assertThatThrownBy(() -> MemberLogs.read(List.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("else");
  }

  @Test
  void endOfAnAttemptWithoutItsStartIsRejected() throws Exception {
    Path file = Files.writeString(directory.resolve("one"), "member\tone\nhandled\t1\t42\n");
    MemberLogs logs = MemberLogs.read(List.of(file));

    assertThatThrownBy(() -> logs.addTo(history))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the log of member one contains the end of attempt 1, but not its start");
  }

  private int strictly(MemberLogs logs) {
    DeliveryHistory strict = new DeliveryHistory();
    strict.sent(new Placement(TOPIC, 0, 7), "key", event.id().toString(), "mailer");
    logs.addAttemptsTo(strict);
    return strict.check(Guarantee.noOverlap(Scope.KEY)).count(Violation.Kind.OVERLAPPED);
  }

  private MemberLog log(String member) {
    Path file = directory.resolve(member);
    files.add(file);
    return MemberLog.open(file, member, clock::incrementAndGet);
  }

  private interface Body {
    void run(Event<GenericRecord> event) throws Exception;
  }

  private void give(MemberLog log, Body body) throws Exception {
    DeliveryHandler<GenericRecord> handler =
        log.recording("mailer", (event, delivery) -> body.run(event));
    handler.handle(event, new Delivery(TOPIC, 0, 7, 1));
  }

  private void fail(Event<GenericRecord> event) {
    throw new IllegalStateException("not today");
  }

  private static void truncateTheLastLine(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 2), StandardOpenOption.TRUNCATE_EXISTING);
  }
}
