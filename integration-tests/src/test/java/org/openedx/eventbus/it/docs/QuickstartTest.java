package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plugin quickstart shows files of the template, which {@code ExternalProjectTest} builds. */
class QuickstartTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCS = ROOT.resolve("docs");
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- file: (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

  @Test
  void quickstartShowsTheFilesOfTheTemplate() throws IOException {
    String page = Files.readString(DOCS.resolve("quickstart-plugin.md"));

    assertThat(SNIPPET.matcher(page).results().toList())
        .hasSize(2)
        .allSatisfy(
            snippet ->
                assertThat(Files.readString(ROOT.resolve(snippet.group(1))))
                    .contains(snippet.group(2)));
  }

  @Test
  void quickstartLinksLeadToExistingFiles() throws IOException {
    for (String name : new String[] {"quickstart-plugin.md", "testing.md", "events.md"}) {
      String page = Files.readString(DOCS.resolve(name));
      assertThat(LINK.matcher(page).results().map((MatchResult link) -> link.group(1)).toList())
          .isNotEmpty()
          .allSatisfy(target -> assertThat(DOCS.resolve(target)).exists());
    }
  }
}
