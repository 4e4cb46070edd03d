package org.openedx.eventbus.config;

/** How a key chooses its partition. */
public enum Partitioning {
  /** CRC-32 of the serialised key, as Open edX's own producers do. */
  CRC32,
  /** Kafka's own partitioner. */
  KAFKA
}
