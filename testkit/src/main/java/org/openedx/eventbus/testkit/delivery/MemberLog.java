package org.openedx.eventbus.testkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.openedx.eventbus.handler.DeliveryHandler;

/**
 * What one member tells of itself, in a file, where its process may be killed: each line is with
 * the operating system when the call returns, and outlives the process. {@link MemberLogs} reads
 * the files of all members into a {@link DeliveryHistory}. Thread-safe.
 *
 * <p>The lines are fields between tabs: {@code member name}; {@code begin number handler topic
 * partition offset id nanos}; {@code handled number nanos} and {@code failed number nanos}; {@code
 * assigned}, {@code revoked} or {@code lost}, each with {@code topic partition nanos}.
 */
public final class MemberLog implements AutoCloseable {
  static final String MEMBER = "member";
  static final String BEGIN = "begin";
  static final String HANDLED = "handled";
  static final String FAILED = "failed";
  static final String ASSIGNED = "assigned";
  static final String REVOKED = "revoked";
  static final String LOST = "lost";

  // Not a channel: an interrupted handler would close it. One call of it is one write, at the end.
  private final FileOutputStream out;
  private final LongSupplier nanos;
  private final AtomicLong attempts = new AtomicLong();

  private MemberLog(FileOutputStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  /**
   * Begins the file of a member.
   *
   * @param file appended to; of one member alone
   * @param member its name, another one for each run of a consumer
   * @param nanos the time, from a clock that all members share
   * @throws UncheckedIOException when it cannot be written
   */
  public static MemberLog open(Path file, String member, LongSupplier nanos) {
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

  /** A handler around another which tells of each event it is given. */
  public <T> DeliveryHandler<T> recording(String handler, DeliveryHandler<T> handlerItself) {
    Objects.requireNonNull(handlerItself, "handlerItself");
    return (event, delivery) -> {
      long begun = nanos.getAsLong();
      long number = attempts.incrementAndGet();
      line(
          BEGIN,
          number,
          handler,
          delivery.topic(),
          delivery.partition(),
          delivery.offset(),
          event.id(),
          begun);
      boolean returned = false;
      try {
        handlerItself.handle(event, delivery);
        returned = true;
      } finally {
        line(returned ? HANDLED : FAILED, number, nanos.getAsLong());
      }
    };
  }

  /** The member took over a partition. */
  public void assigned(String topic, int partition) {
    line(ASSIGNED, topic, partition, nanos.getAsLong());
  }

  /** The member gave a partition up in good order. */
  public void revoked(String topic, int partition) {
    line(REVOKED, topic, partition, nanos.getAsLong());
  }

  /** The member learned that a partition is another's, perhaps with handlers still at it. */
  public void lost(String topic, int partition) {
    line(LOST, topic, partition, nanos.getAsLong());
  }

  private void line(Object... fields) {
    StringBuilder line = new StringBuilder();
    for (Object field : fields) {
      line.append(line.length() == 0 ? "" : "\t").append(field);
    }
    try {
      out.write(line.append('\n').toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a member cannot tell what it does", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
