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
  /**
   * Creates options.
   *
   * @param basePackage the package below which each subdomain has its package; empty for the
   *     default
   * @param nullAnnotation the full name of a type-use annotation for nullable types; empty for none
   */
  public GeneratorOptions {
    Objects.requireNonNull(basePackage, "basePackage");
    Objects.requireNonNull(nullAnnotation, "nullAnnotation");
  }

  /** {@return the defaults: packages by reverse DNS, no annotation} */
  public static GeneratorOptions defaults() {
    return new GeneratorOptions(Optional.empty(), Optional.empty());
  }

  /**
   * {@return a copy with a base package}
   *
   * @param value the package below which each subdomain has its package
   */
  public GeneratorOptions withBasePackage(String value) {
    return new GeneratorOptions(Optional.of(value), nullAnnotation);
  }

  /**
   * {@return a copy with an annotation of nullable types}
   *
   * @param value the full name of a type-use annotation
   */
  public GeneratorOptions withNullAnnotation(String value) {
    return new GeneratorOptions(basePackage, Optional.of(value));
  }
}
