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

/** A sound record that is being spoilt, and what must become of it as it is now. */
final class Mutant {
  private static final List<String> METADATA =
      List.of(
          "ce_type", "ce_id", "ce_time", "ce_source", "ce_minorversion", "sourcehost", "sourcelib");
  private static final List<String> REQUIRED = List.of("ce_type", "ce_id");
  private static final List<String> PARSED =
      List.of("ce_type", "ce_id", "ce_time", "ce_minorversion", "sourcelib");

  /** After the frame's magic byte and schema id. */
  private static final int PAYLOAD = 5;

  /** What must become of a record of a type that is handled. */
  enum Fate {
    HANDLED,
    LETTER,
    SKIPPED,
    /** Either is right: it depends on what the bytes happen to mean. */
    ANY
  }

  private final SplittableRandom random;
  private final String topic;
  private final int[] otherIds;
  private byte @Nullable [] key;
  private byte @Nullable [] value;
  private final List<Header> headers;
  private @Nullable Long timestamp;
  private Fate fate = Fate.HANDLED;

  /**
   * @param otherIds schemas that the registry knows, of other events and of keys
   */
  Mutant(ConsumerRecord<byte[], byte[]> sound, int[] otherIds, SplittableRandom random) {
    this.topic = sound.topic();
    this.key = sound.key().clone();
    this.value = sound.value().clone();
    this.headers = new ArrayList<>(Arrays.asList(sound.headers().toArray()));
    this.otherIds = otherIds;
    this.random = random;
  }

  Fate fate() {
    return fate;
  }

  ProducerRecord<byte[], byte[]> toPartition(int partition) {
    return new ProducerRecord<>(topic, partition, timestamp, key, value, headers);
  }

  /** Spoils it once more, in one of many ways. */
  void mutate() {
    Fate now =
        switch (random.nextInt(21)) {
          case 0 -> truncate();
          case 1 -> value(bytes(random.nextInt(200)), Fate.ANY);
          case 2 -> put(0, 1 + random.nextInt(255));
          case 3 -> id(random.nextInt(1_000_000, Integer.MAX_VALUE));
          case 4 -> id(-1 - random.nextInt(Integer.MAX_VALUE));
          case 5 -> id(otherIds[random.nextInt(otherIds.length)]);
          case 6 -> hugeLength();
          case 7 -> flip();
          case 8 -> longer();
          case 9 -> value(null, Fate.LETTER);
          case 10 -> value(new byte[0], Fate.LETTER);
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
    fate = fate == Fate.HANDLED ? now : Fate.ANY;
  }

  /** A header as large as a whole record usually may be. */
  void addLargeHeader() {
    headers.add(new RecordHeader("x-large", bytes(1 << 20)));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private Fate value(byte @Nullable [] now, Fate then) {
    value = now;
    return then;
  }

  private Fate truncate() {
    return value == null || value.length == 0
        ? Fate.ANY
        : value(Arrays.copyOf(value, random.nextInt(value.length)), Fate.LETTER);
  }

  private Fate put(int index, int change) {
    if (value == null || value.length <= index) {
      return Fate.ANY;
    }
    value[index] = (byte) change;
    return Fate.LETTER;
  }

  private Fate id(int id) {
    if (value == null || value.length < PAYLOAD) {
      return Fate.ANY;
    }
    ByteBuffer.wrap(value).putInt(1, id);
    return Fate.LETTER;
  }

  /** Where the length of the first text stands: as long as two or four gigabytes, or negative. */
  private Fate hugeLength() {
    if (value == null || value.length <= PAYLOAD) {
      return Fate.ANY;
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
    return value(longer.array(), Fate.LETTER);
  }

  private Fate flip() {
    if (value != null && value.length > PAYLOAD) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        value[random.nextInt(PAYLOAD, value.length)] = (byte) random.nextInt();
      }
    }
    return Fate.ANY;
  }

  private Fate longer() {
    return value == null
        ? Fate.ANY
        : value(Arrays.copyOf(value, value.length + 1 + random.nextInt(50)), Fate.ANY);
  }

  /** Keys say which events belong together, and are not read. */
  private Fate key(byte @Nullable [] now) {
    key = now;
    return Fate.HANDLED;
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

  private Fate doubled() {
    int at = find(any(METADATA));
    if (at < 0) {
      return Fate.ANY;
    }
    headers.add(random.nextInt(headers.size() + 1), headers.get(at));
    return Fate.LETTER;
  }

  private Fate missing() {
    String name = any(METADATA);
    headers.removeIf(each -> each.key().equals(name));
    return REQUIRED.contains(name) ? Fate.LETTER : Fate.HANDLED;
  }

  private Fate renamed() {
    String name = any(METADATA);
    headers.replaceAll(
        each -> each.key().equals(name) ? new RecordHeader("x_" + name, each.value()) : each);
    return REQUIRED.contains(name) ? Fate.LETTER : Fate.HANDLED;
  }

  private Fate set(String name, byte @Nullable [] now, Fate then) {
    int at = find(name);
    if (at < 0) {
      return Fate.ANY;
    }
    headers.set(at, new RecordHeader(name, now));
    return then;
  }

  private Fate notUtf8() {
    String name = any(METADATA);
    byte[] no = {(byte) 0xc3, (byte) 0x28, (byte) 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    return set(name, no, PARSED.contains(name) ? Fate.LETTER : Fate.HANDLED);
  }

  private Fate time() {
    return switch (random.nextInt(6)) {
      case 0 -> set("ce_time", "9999-12-31T23:59:59+00:00".getBytes(UTF_8), Fate.HANDLED);
      case 1 -> set("ce_time", "0001-01-01T00:00:00+00:00".getBytes(UTF_8), Fate.HANDLED);
      case 2 -> set("ce_time", "+999999999-12-31T23:59:59+00:00".getBytes(UTF_8), Fate.ANY);
      case 3 -> set("ce_time", new byte[0], Fate.LETTER);
      case 4 -> set("ce_time", null, Fate.HANDLED);
      default -> set("ce_time", "the day after".getBytes(UTF_8), Fate.LETTER);
    };
  }

  private Fate anotherType() {
    return switch (random.nextInt(3)) {
      case 0 -> set("ce_type", "org.openedx.no.such.thing.v1".getBytes(UTF_8), Fate.SKIPPED);
      case 1 -> set("ce_type", new byte[0], Fate.LETTER);
      default -> set("ce_type", "no name at all!".getBytes(UTF_8), Fate.LETTER);
    };
  }

  private Fate strangeHeader() {
    headers.add(
        random.nextInt(headers.size() + 1),
        new RecordHeader(
            random.nextBoolean() ? "" : "dlq_group", random.nextBoolean() ? null : bytes(20)));
    return Fate.HANDLED;
  }

  private Fate otherTimestamp() {
    timestamp = random.nextBoolean() ? 0L : Long.MAX_VALUE / 1_000_000;
    return Fate.HANDLED;
  }
}
