package org.openedx.eventbus.config;

import java.util.function.Function;

/**
 * How a value is read.
 *
 * @param expected what a value looks like, for messages and the table
 * @param parser throws {@link IllegalArgumentException} saying what is wrong with the value
 */
record SettingType<T>(String expected, boolean secret, Function<String, T> parser) {
  /** The same values, not to be printed. */
  SettingType<T> asSecret() {
    return new SettingType<>(expected, true, parser);
  }

  T parse(String value) {
    return parser.apply(value);
  }
}
