package org.openedx.eventbus.it.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The prose of the whole project against docs/style.md. */
class ProseTest {
  private static final StyleCheck CHECK = StyleCheck.of(Path.of("..").normalize());

  @Test
  void noFileContainsAListedPhrase() {
    assertThat(CHECK.findings())
        .as("docs/style.md explains the list; .ci/style --list prints it")
        .isEmpty();
  }

  @Test
  void everyEntryOfTheAllowListIsNeeded() {
    assertThat(CHECK.unusedAllowances()).isEmpty();
  }
}
