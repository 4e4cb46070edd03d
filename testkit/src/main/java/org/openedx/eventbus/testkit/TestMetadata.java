package org.openedx.eventbus.testkit;

import java.time.Clock;
import org.openedx.eventbus.event.MetadataFactory;

/**
 * Metadata that is equal in every run of a test, on every machine, for example {@code
 * RecordingProducer.create(TestMetadata.of(TestClock.atStart()))}.
 */
public final class TestMetadata {
  /** Source of events that a test sends. */
  public static final String SOURCE = "openedx/test/web";

  /** Host of events that a test sends. */
  public static final String HOST = "test";

  /** Library version of events that a test sends. */
  public static final String LIBRARY = "0.0.0";

  private TestMetadata() {}

  /**
   * {@return a factory of metadata with {@link SequentialIds}}
   *
   * @param clock the clock for the time of events, for example a {@link TestClock}
   */
  public static MetadataFactory of(Clock clock) {
    return new MetadataFactory(SOURCE, HOST, LIBRARY, clock, new SequentialIds());
  }
}
