package org.openedx.eventbus.config;

/**
 * A value and where it came from.
 *
 * @param origin for people: {@code eventbus.properties:3} or an environment variable
 */
record Sourced(String value, String origin) {}
