package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Main;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.it.support.LogLines;

/**
 * Text of records and of handlers in log lines, in headers of dead letters and on the terminal of
 * an operator: control sequences and forged lines are escaped.
 */
@EventBusTest
class HostileTextTest {
  private static final String FORGED = "2026-11-30 12:00:00 INFO forged: all is well";
  private static final String EVIL =
      "x\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e\u2066\u200b\u2028\u0085\n" + FORGED + "\r";

  private final EventType<GenericRecord> type = TestEvents.type("evil", "evil");
  private final Set<Long> handled = ConcurrentHashMap.newKeySet();

  @RegisterExtension final Bus bus = Bus.shared();
  @TempDir Path directory;

  private void handle(Event<GenericRecord> event) {
    long n = TestEvents.number(event);
    if (n == 1) {
      throw new EventRejectedException("rejected " + TestEvents.user(event));
    }
    handled.add(n);
  }

  /** Writes a copy of the first event, with one header replaced. */
  private void write(ConsumerRecord<byte[], byte[]> event, String name) throws Exception {
    RecordHeaders headers = new RecordHeaders();
    for (Header each : event.headers()) {
      headers.add(each);
    }
    headers.remove(name).add(name, EVIL.getBytes(UTF_8));
    bus.write(new ProducerRecord<>(event.topic(), 0, event.key(), event.value(), headers));
  }

  @Test
  void invisibleCharactersOfRecordsAreEscapedEverywhere() throws Exception {
    String log;
    bus.createTopic("evil", 1, Map.of());
    bus.send(type, "ada", 0);
    ConsumerRecord<byte[], byte[]> event = bus.raw("evil").get(0);
    List<String> names =
        List.of("ce_type", "ce_id", "ce_time", "ce_minorversion", "sourcelib", "ce_source");
    for (String name : names) {
      write(event, name);
    }
    write(event, "x" + EVIL);
    bus.producer().send(type, payload(type, EVIL, 1)).get(20, TimeUnit.SECONDS);
    bus.producer().send(type, payload(type, "ada", 2)).get(20, TimeUnit.SECONDS);
    try (LogLines lines = LogLines.capture();
        EventConsumer consumer = bus.consumer().on(type, this::handle).start()) {
      Await.until("the last event is handled", () -> handled.contains(2L));
      Await.until("all are dead letters", () -> bus.deadLetters().size() == 6);
      log = lines.text();
    }

    assertSafe(log);
    for (ConsumerRecord<byte[], byte[]> letter : bus.deadLetters()) {
      assertSafe(Bus.header(letter, "dlq_message"));
    }
    Path config = directory.resolve("eventbus.properties");
    Files.writeString(
        config,
        """
        eventbus.kafka.bootstrap.servers=%s
        eventbus.registry.url=%s
        eventbus.registry.cache-dir=
        eventbus.topic.prefix=%s
        """
            .formatted(bus.bootstrapServers(), bus.registryUrl(), bus.prefix()));
    String group = bus.group("g");
    List<String> letters = List.of("dead-letters", "list", "--group", group);
    List<String> show = List.of("dead-letters", "show", "--group", group, "--payload");
    List<String> tail = List.of("tail", "--topic", "evil", "--limit", "9");
    assertThat(run(config, letters)).contains("POISON", "REJECTED");
    assertThat(run(config, show)).contains("\\u001b]0;pwned\\u0007\\u001b[2J\\u009b31m\\u202e");
    assertJson(run(config, with(letters, "--format", "json")));
    assertJson(run(config, with(show, "--format", "json")));
    assertJson(run(config, tail));
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }

  /** Runs a command, and returns what it prints. */
  private static String run(Path config, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] all = with(arguments, "--config", config.toString()).toArray(String[]::new);
    int exitCode =
        Main.run(all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    assertThat(exitCode).as(err.toString(UTF_8)).isZero();
    assertSafe(out.toString(UTF_8));
    assertSafe(err.toString(UTF_8));
    return out.toString(UTF_8);
  }

  /** Each line is JSON, and the original text can be read from it. */
  private static void assertJson(String lines) throws Exception {
    boolean original = false;
    for (String line : lines.split("\n", -1)) {
      JsonNode node = new ObjectMapper().readTree(line);
      original |= node.findValuesAsText("ce_source").contains(EVIL) || line.contains("u009b");
    }
    assertThat(original).isTrue();
  }

  private static void assertSafe(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t').mapToObj(Character::getType))
        .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT)
        .doesNotContain((int) Character.LINE_SEPARATOR);
    assertThat(text.lines()).noneMatch(line -> line.startsWith(FORGED));
  }
}
