package org.openedx.eventbus.config;

/**
 * Value of a setting and where it comes from.
 *
 * @param value the text, without surrounding white space
 * @param origin file and line, or environment variable, for example {@code eventbus.properties:12}
 */
public record SourcedValue(String value, String origin) {}
