package org.openedx.eventbus.tools.generate;

import java.util.Objects;
import java.util.Optional;

/**
 * What a shop may choose.
 *
 * @param basePackage the package of which each subdomain is one; absent, it is {@code events} below
 *     the reverse DNS of the event type, {@code org.openedx.events}
 * @param nullAnnotation the full name of a type-use annotation for what may be null, such as {@code
 *     org.jspecify.annotations.Nullable}; none when absent. With JSpecify's, the packages are
 *     {@code @NullMarked}
 */
public record GeneratorOptions(Optional<String> basePackage, Optional<String> nullAnnotation) {
  public GeneratorOptions {
    Objects.requireNonNull(basePackage, "basePackage");
    Objects.requireNonNull(nullAnnotation, "nullAnnotation");
  }

  /** Packages by reverse DNS, no annotation. */
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
