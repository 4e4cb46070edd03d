package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Copy of a valid record with random corruptions, and the outcome that a consumer must have for it.
 */
final class CorruptedRecord {
  private static final List<String> METADATA =
      List.of(
          "ce_type", "ce_id", "ce_time", "ce_source", "ce_minorversion", "sourcehost", "sourcelib");
  private static final List<String> REQUIRED = List.of("ce_type", "ce_id");
  private static final List<String> PARSED =
      List.of("ce_type", "ce_id", "ce_time", "ce_minorversion", "sourcelib");

  /** Offset of the payload, after the frame's magic byte and schema id. */
  private static final int PAYLOAD = 5;

  /** Required outcome of a record. */
  enum Outcome {
    HANDLED,
    DEAD_LETTER,
    SKIPPED,
    /** Any outcome is correct, because it depends on the meaning of random bytes. */
    ANY
  }

  private final SplittableRandom random;
  private final String topic;
  private final int[] otherIds;
  private byte @Nullable [] key;
  private byte @Nullable [] value;
  private final List<Header> headers;
  private @Nullable Long timestamp;
  private Outcome outcome = Outcome.HANDLED;

  /**
   * @param otherIds registered schema ids of other events and of keys
   */
  CorruptedRecord(ConsumerRecord<byte[], byte[]> valid, int[] otherIds, SplittableRandom random) {
    this.topic = valid.topic();
    this.key = valid.key().clone();
    this.value = valid.value().clone();
    this.headers = new ArrayList<>(Arrays.asList(valid.headers().toArray()));
    this.otherIds = otherIds;
    this.random = random;
  }

  Outcome outcome() {
    return outcome;
  }

  ProducerRecord<byte[], byte[]> toPartition(int partition) {
    return new ProducerRecord<>(topic, partition, timestamp, key, value, headers);
  }

  /** Applies one more random corruption. */
  void mutate() {
    Outcome now =
        switch (random.nextInt(21)) {
          case 0 -> truncate();
          case 1 -> value(bytes(random.nextInt(200)), Outcome.ANY);
          case 2 -> put(0, 1 + random.nextInt(255));
          case 3 -> id(random.nextInt(1_000_000, Integer.MAX_VALUE));
          case 4 -> id(-1 - random.nextInt(Integer.MAX_VALUE));
          case 5 -> id(otherIds[random.nextInt(otherIds.length)]);
          case 6 -> hugeLength();
          case 7 -> flip();
          case 8 -> longer();
          case 9 -> value(null, Outcome.DEAD_LETTER);
          case 10 -> value(new byte[0], Outcome.DEAD_LETTER);
          case 11 -> key(null);
          case 12 -> key(random.nextBoolean() ? new byte[0] : bytes(random.nextInt(300)));
          case 13 -> doubled();
          case 14 -> missing();
          case 15 -> renamed();
          case 16 -> notUtf8();
          case 17 -> time();
          case 18 -> anotherType();
          case 19 -> strangeHeader();
          default -> otherTimestamp();
        };
    outcome = outcome == Outcome.HANDLED ? now : Outcome.ANY;
  }

  /** Adds a header as large as a record may be by default. */
  void addLargeHeader() {
    headers.add(new RecordHeader("x-large", bytes(1 << 20)));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private Outcome value(byte @Nullable [] now, Outcome then) {
    value = now;
    return then;
  }

  private Outcome truncate() {
    return value == null || value.length == 0
        ? Outcome.ANY
        : value(Arrays.copyOf(value, random.nextInt(value.length)), Outcome.DEAD_LETTER);
  }

  private Outcome put(int index, int change) {
    if (value == null || value.length <= index) {
      return Outcome.ANY;
    }
    value[index] = (byte) change;
    return Outcome.DEAD_LETTER;
  }

  private Outcome id(int id) {
    if (value == null || value.length < PAYLOAD) {
      return Outcome.ANY;
    }
    ByteBuffer.wrap(value).putInt(1, id);
    return Outcome.DEAD_LETTER;
  }

  /**
   * Replaces the length of the first string, for example by four gigabytes or a negative number.
   */
  private Outcome hugeLength() {
    if (value == null || value.length <= PAYLOAD) {
      return Outcome.ANY;
    }
    byte[][] lengths = {
      {-2, -1, -1, -1, 15},
      {-1, -1, -1, -1, 31},
      {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
      {-2, -1, -1, -1, -1, -1, -1, -1, -1, 1},
      {1},
      {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
    };
    byte[] length = lengths[random.nextInt(lengths.length)];
    ByteBuffer longer = ByteBuffer.allocate(value.length + length.length - 1);
    longer.put(value, 0, PAYLOAD).put(length);
    longer.put(value, PAYLOAD + 1, value.length - PAYLOAD - 1);
    return value(longer.array(), Outcome.DEAD_LETTER);
  }

  private Outcome flip() {
    if (value != null && value.length > PAYLOAD) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        value[random.nextInt(PAYLOAD, value.length)] = (byte) random.nextInt();
      }
    }
    return Outcome.ANY;
  }

  private Outcome longer() {
    return value == null
        ? Outcome.ANY
        : value(Arrays.copyOf(value, value.length + 1 + random.nextInt(50)), Outcome.ANY);
  }

  /** Keys are only compared, never decoded. */
  private Outcome key(byte @Nullable [] now) {
    key = now;
    return Outcome.HANDLED;
  }

  private int find(String name) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).key().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private Outcome doubled() {
    int at = find(any(METADATA));
    if (at < 0) {
      return Outcome.ANY;
    }
    headers.add(random.nextInt(headers.size() + 1), headers.get(at));
    return Outcome.DEAD_LETTER;
  }

  private Outcome missing() {
    String name = any(METADATA);
    headers.removeIf(each -> each.key().equals(name));
    return REQUIRED.contains(name) ? Outcome.DEAD_LETTER : Outcome.HANDLED;
  }

  private Outcome renamed() {
    String name = any(METADATA);
    headers.replaceAll(
        each -> each.key().equals(name) ? new RecordHeader("x_" + name, each.value()) : each);
    return REQUIRED.contains(name) ? Outcome.DEAD_LETTER : Outcome.HANDLED;
  }

  private Outcome set(String name, byte @Nullable [] now, Outcome then) {
    int at = find(name);
    if (at < 0) {
      return Outcome.ANY;
    }
    headers.set(at, new RecordHeader(name, now));
    return then;
  }

  private Outcome notUtf8() {
    String name = any(METADATA);
    byte[] no = {(byte) 0xc3, (byte) 0x28, (byte) 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    return set(name, no, PARSED.contains(name) ? Outcome.DEAD_LETTER : Outcome.HANDLED);
  }

  private Outcome time() {
    return switch (random.nextInt(6)) {
      case 0 -> set("ce_time", "9999-12-31T23:59:59+00:00".getBytes(UTF_8), Outcome.HANDLED);
      case 1 -> set("ce_time", "0001-01-01T00:00:00+00:00".getBytes(UTF_8), Outcome.HANDLED);
      case 2 -> set("ce_time", "+999999999-12-31T23:59:59+00:00".getBytes(UTF_8), Outcome.ANY);
      case 3 -> set("ce_time", new byte[0], Outcome.DEAD_LETTER);
      case 4 -> set("ce_time", null, Outcome.HANDLED);
      default -> set("ce_time", "the day after".getBytes(UTF_8), Outcome.DEAD_LETTER);
    };
  }

  private Outcome anotherType() {
    return switch (random.nextInt(3)) {
      case 0 -> set("ce_type", "org.openedx.no.such.thing.v1".getBytes(UTF_8), Outcome.SKIPPED);
      case 1 -> set("ce_type", new byte[0], Outcome.DEAD_LETTER);
      default -> set("ce_type", "no name at all!".getBytes(UTF_8), Outcome.DEAD_LETTER);
    };
  }

  private Outcome strangeHeader() {
    headers.add(
        random.nextInt(headers.size() + 1),
        new RecordHeader(
            random.nextBoolean() ? "" : "dlq_group", random.nextBoolean() ? null : bytes(20)));
    return Outcome.HANDLED;
  }

  private Outcome otherTimestamp() {
    timestamp = random.nextBoolean() ? 0L : Long.MAX_VALUE / 1_000_000;
    return Outcome.HANDLED;
  }
}
