package org.openedx.eventbus.it.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The prose of the whole project against docs/style.md. */
class ProseTest {
  private static final StyleCheck CHECK = StyleCheck.of(Path.of("..").normalize());

  /**
   * Modules that are still being reworded have a limit in {@code pending.txt}, which only goes
   * down. All others have no finding.
   */
  @Test
  void noModuleContainsMoreListedPhrasesThanItsLimit() throws IOException {
    Map<String, Long> limits = limits();
    Map<String, List<Finding>> beyond =
        CHECK.findings().stream()
            .collect(Collectors.groupingBy(Finding::module, TreeMap::new, Collectors.toList()));
    beyond
        .entrySet()
        .removeIf(each -> each.getValue().size() <= limits.getOrDefault(each.getKey(), 0L));

    assertThat(beyond).as("docs/style.md explains the list; .ci/style --list prints it").isEmpty();
  }

  private static Map<String, Long> limits() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/style/pending.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s+"))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));
  }

  @Test
  void everyEntryOfTheAllowListIsNeeded() {
    assertThat(CHECK.unusedAllowances()).isEmpty();
  }
}
