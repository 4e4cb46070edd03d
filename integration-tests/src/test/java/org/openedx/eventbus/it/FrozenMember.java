package org.openedx.eventbus.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.event.Event;

/**
 * Main class of a consumer process that a test freezes. It writes a line to a file when it begins
 * to handle an event, and one when it has lost its partitions.
 */
final class FrozenMember {
  static final String LOST = "lost";

  private FrozenMember() {}

  /**
   * @param arguments file of its lines, group, then names and values of settings
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new HashMap<>();
    for (int i = 2; i < arguments.length; i += 2) {
      settings.put(arguments[i], arguments[i + 1]);
    }
    OutputStream lines =
        Files.newOutputStream(
            Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    EventConsumer.builder(EventBusConfig.of(settings))
        .group(arguments[1])
        .on(
            FrozenMemberTest.TYPE,
            (Event<GenericRecord> event) -> {
              write(lines, Long.toString(TestEvents.number(event)));
              TimeUnit.MILLISECONDS.sleep(5);
            })
        .listener(
            new ConsumerListener() {
              @Override
              public void onLost(LostPartition event) {
                write(lines, LOST);
              }
            })
        .start();
    while (System.in.read() >= 0) {
      // the process ends with the test's JVM
    }
    Runtime.getRuntime().halt(1);
  }

  private static void write(OutputStream lines, String line) {
    try {
      lines.write((line + "\n").getBytes(StandardCharsets.UTF_8)); // one write, not interleaved
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
