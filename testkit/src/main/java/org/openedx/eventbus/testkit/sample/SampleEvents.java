package org.openedx.eventbus.testkit.sample;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
 * Events of one type in every shape that its contract and its released versions allow, for example
 * {@code SampleEvents.of(COURSE_ENROLLMENT_CREATED).giveTo(handler)}. A topic contains events of
 * older versions until their retention ends. Each event is written with the schema of its version
 * and read with the current one, as consumers do.
 *
 * <p>For each version there are the smallest payload (with only the required metadata), the
 * largest, one for each choice of the contract, and random ones. The same seed gives the same
 * events. Released versions are next to the generated classes, where the Maven goal {@code
 * generate} copies them. Immutable.
 *
 * @param <T> the payload's class
 */
public final class SampleEvents<T> {
  /** System property of the seed, for example {@code 17}; a seed set in code takes precedence. */
  public static final String SEED_PROPERTY = "eventbus.samples.seed";

  /** Default number of random payloads of each version: {@value}. */
  public static final int DEFAULT_RANDOM = 50;

  /** Fixed, because a test must not fail at random. */
  private static final long DEFAULT_SEED = 42;

  private static final int MAX_SHOWN = 20;
  private static final int MAX_TRACES = 3;

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

  /**
   * {@return samples of the current version and all released ones} The seed is the system property
   * {@value #SEED_PROPERTY}, or a constant without it.
   *
   * @param <T> the payload's class
   * @param type the event type
   */
  public static <T> SampleEvents<T> of(EventType<T> type) {
    Objects.requireNonNull(type, "type");
    List<ContractVersion> versions = new ArrayList<>();
    versions.add(ContractVersion.current(type));
    versions.addAll(ContractVersion.released(type));
    long seed = Long.getLong(SEED_PROPERTY, DEFAULT_SEED);
    return new SampleEvents<>(type, seed, DEFAULT_RANDOM, List.copyOf(versions));
  }

  /**
   * {@return these samples with another seed}
   *
   * @param seed the seed of the random payloads; takes precedence over {@value #SEED_PROPERTY}
   */
  public SampleEvents<T> withSeed(long seed) {
    return new SampleEvents<>(type, seed, random, versions);
  }

  /**
   * {@return these samples with another number of random payloads}
   *
   * @param count the number for each version; default {@value #DEFAULT_RANDOM}
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public SampleEvents<T> withRandom(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("the number of random payloads is negative: " + count);
    }
    return new SampleEvents<>(type, seed, count, versions);
  }

  /** {@return the minor versions that were released and are on the class path} */
  public List<Integer> releasedVersions() {
    return versions.stream().skip(1).map(ContractVersion::minorVersion).toList();
  }

  /** {@return the smallest payload of the current version} */
  public T minimal() {
    return read(versions.get(0), SampleValues.minimal(versions.get(0).schema()));
  }

  /** {@return the largest payload of the current version} */
  public T maximal() {
    return read(versions.get(0), SampleValues.maximal(versions.get(0).schema()));
  }

  /**
   * {@return a random payload of the current version}
   *
   * @param number any number; together with the seed, it determines the payload
   */
  public T random(int number) {
    return read(versions.get(0), random(versions.get(0), number));
  }

  /**
   * {@return all events, generated lazily, in a fixed order}
   *
   * @throws org.openedx.eventbus.event.IncompatibleEventException during generation, if the current
   *     contract cannot read an event that a released one allows
   */
  public Stream<SampleEvent<T>> stream() {
    SequentialIds ids = new SequentialIds();
    return versions.stream().flatMap(version -> events(version, ids));
  }

  /**
   * Calls a handler with all events on the current thread. Continues after failures.
   *
   * @param handler the handler to test
   * @throws AssertionError if the handler fails; with the names of the failed events, and the first
   *     few exceptions suppressed
   */
  public void giveTo(EventHandler<? super T> handler) {
    Objects.requireNonNull(handler, "handler");
    List<String> lines = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    AtomicInteger all = new AtomicInteger();
    stream()
        .forEach(
            sample -> {
              all.incrementAndGet();
              try {
                handle(handler, sample.event());
              } catch (Exception | AssertionError e) {
                lines.add("\n  " + sample.name() + ": " + e);
                failures.add(e);
              }
            });
    if (!failures.isEmpty()) {
      throw failure(lines, failures, all.get());
    }
  }

  private AssertionError failure(List<String> lines, List<Throwable> failures, int all) {
    String shown = lines.stream().limit(MAX_SHOWN).collect(joining());
    int hidden = lines.size() - MAX_SHOWN;
    String more = hidden > 0 ? "\n  and " + hidden + " more" : "";
    String message =
        "the handler fails for %d of %d events of %s that its contract allows (-D%s=%d repeats it):%s%s"
            .formatted(lines.size(), all, type, SEED_PROPERTY, seed, shown, more);
    AssertionError error = new AssertionError(message);
    failures.stream().limit(MAX_TRACES).forEach(error::addSuppressed);
    return error;
  }

  @SuppressWarnings("unchecked") // an event is only read
  private static <T> void handle(EventHandler<? super T> handler, Event<T> event) throws Exception {
    ((EventHandler<Object>) handler).handle((Event<Object>) event);
  }

  private Stream<SampleEvent<T>> events(ContractVersion version, SequentialIds ids) {
    Map<String, GenericRecord> known = new LinkedHashMap<>();
    known.put("maximal", SampleValues.maximal(version.schema()));
    known.putAll(SampleValues.shapes(version.schema()));
    EventMetadata bare = EventMetadata.of(type.name(), ids.get());
    Stream<SampleEvent<T>> smallest =
        Stream.of(sample(version, "minimal", SampleValues.minimal(version.schema()), bare));
    Stream<Map.Entry<String, GenericRecord>> randoms =
        IntStream.rangeClosed(1, random)
            .mapToObj(
                number ->
                    Map.entry("random " + number + " of seed " + seed, random(version, number)));
    return Stream.concat(
        smallest,
        Stream.concat(known.entrySet().stream(), randoms)
            .map(each -> sample(version, each.getKey(), each.getValue(), metadata(version, ids))));
  }

  private GenericRecord random(ContractVersion version, int number) {
    long own = seed * 1_000_003 + version.minorVersion() * 31L + number;
    return SampleValues.random(version.schema(), new SplittableRandom(own));
  }

  private EventMetadata metadata(ContractVersion version, SequentialIds ids) {
    return new EventMetadata(
        type.name(),
        ids.get(),
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
