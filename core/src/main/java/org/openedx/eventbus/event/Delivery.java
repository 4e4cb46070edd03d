package org.openedx.eventbus.event;

/**
 * Where an event was read; of one that comes from a dead letter, where it was read first.
 *
 * @param topic the full topic, prefix and all
 * @param partition its partition
 * @param offset its offset
 * @param attempt 1 when it is handed over for the first time since this consumer read it
 */
public record Delivery(String topic, int partition, long offset, int attempt) {}
