package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A step where it stands in a pipeline.
 *
 * @param origin who put it there, for people
 * @param deadline for the step alone
 */
record WiredStep<T>(
    String name,
    FilterStep<T> step,
    String origin,
    boolean failSilently,
    Optional<Duration> deadline,
    Map<String, String> options) {}
