package org.openedx.eventbus.testkit;

import java.time.Clock;
import org.openedx.eventbus.event.internal.MetadataFactory;

/** Metadata that is the same in every run of a test, on every machine. */
public final class TestMetadata {
  /** The source of events that a test sends. */
  public static final String SOURCE = "openedx/test/web";

  /** The host they come from. */
  public static final String HOST = "test";

  /** The version of the library that sent them. */
  public static final String LIBRARY = "0.0.0";

  private TestMetadata() {}

  /** Time from {@code clock}, and {@link SequentialIds}. */
  public static MetadataFactory of(Clock clock) {
    return new MetadataFactory(SOURCE, HOST, LIBRARY, clock, new SequentialIds());
  }
}
