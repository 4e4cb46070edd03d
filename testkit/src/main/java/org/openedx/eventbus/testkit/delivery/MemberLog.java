package org.openedx.eventbus.testkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.openedx.eventbus.handler.DeliveryHandler;

/**
 * File in which a member records its attempts and assignments, for processes that may be killed.
 * The operating system has each line when the call returns, so that it survives the process. {@link
 * MemberLogs} reads the files of all members into a {@link DeliveryHistory}. Thread-safe.
 *
 * <p>Lines have the following fields, separated by tabs:
 *
 * <ul>
 *   <li>{@code member name}
 *   <li>{@code begin number handler topic partition offset id nanos}
 *   <li>{@code handled number nanos} and {@code failed number nanos}
 *   <li>{@code assigned}, {@code revoked} or {@code lost}, with {@code topic partition nanos}
 *   <li>{@code deleted topic partition from to nanos}
 * </ul>
 */
public final class MemberLog implements AutoCloseable {
  static final String MEMBER = "member";
  static final String BEGIN = "begin";
  static final String HANDLED = "handled";
  static final String FAILED = "failed";
  static final String ASSIGNED = "assigned";
  static final String REVOKED = "revoked";
  static final String LOST = "lost";
  static final String DELETED = "deleted";

  // Not a channel: an interrupted handler would close it. One call is one write at the end.
  private final FileOutputStream out;
  private final LongSupplier nanos;
  private final AtomicLong attempts = new AtomicLong();

  private MemberLog(FileOutputStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  /**
   * Opens the file of a member.
   *
   * @param file the file to append to, of this member alone
   * @param member the name of the member, different for each run of a consumer
   * @param nanos the clock that all members share, for example {@code System::nanoTime}
   * @return the log, which the caller closes
   * @throws UncheckedIOException if the file cannot be written
   */
  public static MemberLog open(Path file, String member, LongSupplier nanos) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(nanos, "nanos");
    try {
      MemberLog log = new MemberLog(new FileOutputStream(file.toFile(), true), nanos);
      log.line(MEMBER, member);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * {@return a handler that records each attempt of another one} It fails with an {@link
   * UncheckedIOException} if the file cannot be written.
   *
   * @param <T> the payload's class
   * @param handlerName the name of the handler in the log
   * @param handler the code that processes events
   */
  public <T> DeliveryHandler<T> recording(String handlerName, DeliveryHandler<T> handler) {
    Objects.requireNonNull(handlerName, "handlerName");
    Objects.requireNonNull(handler, "handler");
    return (event, at) -> {
      long begun = nanos.getAsLong();
      long number = attempts.incrementAndGet();
      line(BEGIN, number, handlerName, at.topic(), at.partition(), at.offset(), event.id(), begun);
      boolean returned = false;
      try {
        handler.handle(event, at);
        returned = true;
      } finally {
        line(returned ? HANDLED : FAILED, number, nanos.getAsLong());
      }
    };
  }

  /**
   * Records the assignment of a partition.
   *
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @throws UncheckedIOException if the file cannot be written
   */
  public void assigned(String topic, int partition) {
    line(ASSIGNED, Objects.requireNonNull(topic, "topic"), partition, nanos.getAsLong());
  }

  /**
   * Records the revocation of a partition after its handlers completed.
   *
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @throws UncheckedIOException if the file cannot be written
   */
  public void revoked(String topic, int partition) {
    line(REVOKED, Objects.requireNonNull(topic, "topic"), partition, nanos.getAsLong());
  }

  /**
   * Records the loss of a partition, possibly while its handlers are running.
   *
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @throws UncheckedIOException if the file cannot be written
   */
  public void lost(String topic, int partition) {
    line(LOST, Objects.requireNonNull(topic, "topic"), partition, nanos.getAsLong());
  }

  /**
   * Records that the consumer reported events which Kafka had deleted before they were read.
   *
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @param from the first deleted offset
   * @param to the offset after the last deleted one
   * @throws UncheckedIOException if the file cannot be written
   */
  public void reportedDeleted(String topic, int partition, long from, long to) {
    Objects.requireNonNull(topic, "topic");
    line(DELETED, topic, partition, from, to, nanos.getAsLong());
  }

  private void line(Object... fields) {
    String line = Stream.of(fields).map(String::valueOf).collect(joining("\t", "", "\n"));
    try {
      out.write(line.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log of a member", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
