package org.openedx.eventbus.tools.generate;

import java.util.Objects;
import java.util.Optional;

/**
 * Options of the generator.
 *
 * @param basePackage the package below which each subdomain has its package. Default: {@code
 *     events} below the reverse DNS of the event type, for example {@code org.openedx.events}
 * @param nullAnnotation the full name of a type-use annotation for nullable types, for example
 *     {@code org.jspecify.annotations.Nullable}; empty for none. With that of JSpecify, packages
 *     are {@code @NullMarked}
 */
public record GeneratorOptions(Optional<String> basePackage, Optional<String> nullAnnotation) {
  public GeneratorOptions {
    Objects.requireNonNull(basePackage, "basePackage");
    Objects.requireNonNull(nullAnnotation, "nullAnnotation");
  }

  /** Returns the defaults: packages by reverse DNS, no annotation. */
  public static GeneratorOptions defaults() {
    return new GeneratorOptions(Optional.empty(), Optional.empty());
  }

  public GeneratorOptions withBasePackage(String value) {
    return new GeneratorOptions(Optional.of(value), nullAnnotation);
  }

  public GeneratorOptions withNullAnnotation(String value) {
    return new GeneratorOptions(basePackage, Optional.of(value));
  }
}
