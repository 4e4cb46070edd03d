package org.openedx.eventbus.testkit.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PayloadDecoder;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.testkit.SequentialIds;
import org.openedx.eventbus.testkit.TestClock;
import org.openedx.eventbus.testkit.TestMetadata;

/**
 * Events of one type in every shape its contract allows, and in those of every released version:
 * what a handler may meet in a topic that is as old as its retention. Each is written with the
 * schema of its version and read with today's, as a consumer does it.
 *
 * <p>There are, for each version, the smallest payload (with only the required metadata), the
 * largest, one for each choice the contract leaves, and random ones. The same seed gives the same
 * events. Released versions are found beside the generated classes, where the Maven goal {@code
 * generate} puts them. Immutable.
 *
 * @param <T> the payload's class
 */
public final class SampleEvents<T> {
  /** Repeats a run with another seed; a seed given in code wins. */
  public static final String SEED_PROPERTY = "eventbus.samples.seed";

  /** How many random payloads of each version there are unless told otherwise: {@value}. */
  public static final int DEFAULT_RANDOM = 50;

  /** In the same builds the same events: a test should not fail by chance. */
  private static final long DEFAULT_SEED = 42;

  private final EventType<T> type;
  private final long seed;
  private final int random;
  private final List<ContractVersion> versions;

  private SampleEvents(EventType<T> type, long seed, int random, List<ContractVersion> versions) {
    this.type = type;
    this.seed = seed;
    this.random = random;
    this.versions = versions;
  }

  /** Samples of today's version and all released ones. */
  public static <T> SampleEvents<T> of(EventType<T> type) {
    List<ContractVersion> versions = new ArrayList<>();
    versions.add(ContractVersion.today(type));
    versions.addAll(ContractVersion.released(type));
    long seed = Long.getLong(SEED_PROPERTY, DEFAULT_SEED);
    return new SampleEvents<>(type, seed, DEFAULT_RANDOM, List.copyOf(versions));
  }

  /** The same with another seed. */
  public SampleEvents<T> withSeed(long value) {
    return new SampleEvents<>(type, value, random, versions);
  }

  /** The same with so many random payloads of each version. */
  public SampleEvents<T> withRandom(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("the number of random payloads is negative: " + count);
    }
    return new SampleEvents<>(type, seed, count, versions);
  }

  /** The minor versions that were released and are found here. */
  public List<Integer> releasedVersions() {
    return versions.stream().skip(1).map(ContractVersion::minorVersion).toList();
  }

  /** The smallest payload of today's version. */
  public T minimal() {
    return read(versions.get(0), SampleValues.minimal(versions.get(0).schema()));
  }

  /** The largest payload of today's version. */
  public T maximal() {
    return read(versions.get(0), SampleValues.maximal(versions.get(0).schema()));
  }

  /** A random payload of today's version, the same for the same {@code number} and seed. */
  public T random(int number) {
    return read(versions.get(0), random(versions.get(0), number));
  }

  /**
   * All of them, made one by one, in a fixed order.
   *
   * @throws org.openedx.eventbus.event.IncompatibleEventException while they are made, when today's
   *     contract cannot read what a released one allows
   */
  public Stream<SampleEvent<T>> stream() {
    SequentialIds ids = new SequentialIds();
    return versions.stream().flatMap(version -> events(version, ids));
  }

  /**
   * Gives all of them to a handler, whatever it does with the others.
   *
   * @throws AssertionError when it throws: with the names of all that it threw for, and the first
   *     few failures suppressed
   */
  public void giveTo(EventHandler<? super T> handler) {
    Objects.requireNonNull(handler, "handler");
    Failures failures = new Failures(type, seed);
    stream().forEach(sample -> failures.run(sample.name(), () -> handle(handler, sample.event())));
    failures.report();
  }

  @SuppressWarnings("unchecked") // an event is only read
  private static <T> void handle(EventHandler<? super T> handler, Event<T> event) throws Exception {
    ((EventHandler<Object>) handler).handle((Event<Object>) event);
  }

  private Stream<SampleEvent<T>> events(ContractVersion version, SequentialIds ids) {
    Map<String, GenericRecord> few = new LinkedHashMap<>();
    few.put("maximal", SampleValues.maximal(version.schema()));
    few.putAll(SampleValues.shapes(version.schema()));
    EventMetadata bare = EventMetadata.of(type.name(), ids.get());
    Stream<SampleEvent<T>> smallest =
        Stream.of(sample(version, "minimal", SampleValues.minimal(version.schema()), bare));
    Stream<SampleEvent<T>> known =
        few.entrySet().stream()
            .map(each -> sample(version, each.getKey(), each.getValue(), metadata(version, ids)));
    Stream<SampleEvent<T>> others =
        Stream.iterate(1, number -> number <= random, number -> number + 1)
            .map(
                number ->
                    sample(
                        version,
                        "random " + number + " of seed " + seed,
                        random(version, number),
                        metadata(version, ids)));
    return Stream.of(smallest, known, others).flatMap(each -> each);
  }

  private GenericRecord random(ContractVersion version, int number) {
    long own = seed * 1_000_003 + version.minorVersion() * 31L + number;
    return SampleValues.random(version.schema(), new SplittableRandom(own));
  }

  private EventMetadata metadata(ContractVersion version, SequentialIds ids) {
    UUID id = ids.get();
    return new EventMetadata(
        type.name(),
        id,
        Optional.of(TestClock.START),
        Optional.of(TestMetadata.SOURCE),
        OptionalInt.of(version.minorVersion()),
        Optional.of(TestMetadata.HOST),
        Optional.of(TestMetadata.LIBRARY));
  }

  private SampleEvent<T> sample(
      ContractVersion version, String name, GenericRecord record, EventMetadata metadata) {
    return new SampleEvent<>(
        version.name() + name, new Event<>(type, metadata, read(version, record)));
  }

  private T read(ContractVersion version, GenericRecord record) {
    AvroWriter out = new AvroWriter(512);
    GenericCodec.of(version.schema()).write(record, out);
    return PayloadDecoder.of(type, version.schema()).decode(out.toByteArray(), 0);
  }
}
