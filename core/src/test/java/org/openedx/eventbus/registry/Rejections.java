package org.openedx.eventbus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;

/** Assertions about rejections. */
final class Rejections {
  private Rejections() {}

  static Consumer<Throwable> rejected(Reason reason) {
    return failure ->
        assertThat(failure)
            .isInstanceOfSatisfying(
                RegistryRejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
