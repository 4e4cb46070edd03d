package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.it.docs.Documents.Block;
import org.openedx.events.analytics.AnalyticsEvents;
import org.openedx.events.authz.AuthzEvents;
import org.openedx.events.content_authoring.ContentAuthoringEvents;
import org.openedx.events.enterprise.EnterpriseEvents;
import org.openedx.events.learning.LearningEvents;

/** The README and the pages in {@code docs} show code that the build compiles and runs. */
class ReadmeTest {
  /** Pages with code that is not meant to compile: examples of good and bad style. */
  private static final Set<String> WITHOUT_SNIPPETS = Set.of("style.md");

  @ParameterizedTest
  @MethodSource("snippets")
  void snippetEqualsTheTestedCode(Block shown) {
    List<String> tested = Documents.snippets(shown.name());
    assertThat(tested)
        .as("code between \"// snippet: %s\" and \"// end\"", shown.name())
        .hasSize(1);
    assertThat(Documents.withoutSpace(tested.get(0)))
        .isEqualTo(Documents.withoutSpace(shown.text()));
  }

  @ParameterizedTest
  @MethodSource("excerpts")
  void excerptIsPartOfItsFile(Block shown) {
    Path file = Documents.ROOT.resolve(shown.name());
    assertThat(file).exists();
    assertThat(Documents.read(file)).contains(shown.text());
  }

  @ParameterizedTest
  @MethodSource("javaBlocks")
  void javaCodeHasAMarker(Block shown) {
    assertThat(shown.marker())
        .as(
            "put <!-- snippet: NAME --> before the block, and the code into a test:%n%s",
            shown.text())
        .isNotEmpty();
  }

  @Test
  void readmeHasAtMost150Lines() {
    assertThat(Documents.read(Documents.README).lines().count()).isLessThanOrEqualTo(150);
  }

  @Test
  void readmeShowsHowToSendReceiveAndTest() {
    assertThat(Documents.blocks(Documents.README))
        .extracting(Block::name)
        .contains("send", "receive", "test");
  }

  @Test
  void eventsPageCountsTheEventsOfEverySubdomain() {
    String page = Documents.read(Documents.ROOT.resolve("docs/events.md"));
    Map<Class<?>, EventCatalog> subdomains =
        Map.of(
            LearningEvents.class, LearningEvents.CATALOG,
            ContentAuthoringEvents.class, ContentAuthoringEvents.CATALOG,
            EnterpriseEvents.class, EnterpriseEvents.CATALOG,
            AuthzEvents.class, AuthzEvents.CATALOG,
            AnalyticsEvents.class, AnalyticsEvents.CATALOG);
    subdomains.forEach(
        (constants, catalog) ->
            assertThat(page)
                .contains(
                    "| `%s` | `%s` | %d |"
                        .formatted(
                            constants.getSimpleName(),
                            constants.getPackageName(),
                            catalog.size())));
    int sum = subdomains.values().stream().mapToInt(EventCatalog::size).sum();
    assertThat(page).contains("All %d event types".formatted(sum));
    assertThat(Documents.read(Documents.README)).contains("%d event types".formatted(sum));
  }

  @Test
  void everyModuleOfTheReadmeExists() {
    Documents.read(Documents.README)
        .lines()
        .filter(line -> line.startsWith("| `eventbus-"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .forEach(artifact -> assertThat(poms()).anyMatch(pom -> isOf(pom, artifact)));
  }

  private static List<Path> poms() {
    return Stream.of(
            "bom",
            "core",
            "hooks",
            "schemas",
            "producer-lib",
            "consumer-lib",
            "testkit",
            "embedded",
            "schema-tools",
            "maven-plugin")
        .map(module -> Documents.ROOT.resolve(module).resolve("pom.xml"))
        .filter(Files::exists)
        .toList();
  }

  private static boolean isOf(Path pom, String artifact) {
    return Documents.read(pom).contains("<artifactId>" + artifact + "</artifactId>");
  }

  static Stream<Block> snippets() {
    return allBlocks().filter(block -> block.marker().equals("snippet"));
  }

  static Stream<Block> excerpts() {
    return allBlocks().filter(block -> block.marker().equals("file"));
  }

  static Stream<Block> javaBlocks() {
    return allBlocks().filter(block -> block.language().equals("java"));
  }

  private static Stream<Block> allBlocks() {
    return Documents.pages().stream()
        .filter(page -> !WITHOUT_SNIPPETS.contains(page.getFileName().toString()))
        .flatMap(page -> Documents.blocks(page).stream());
  }
}
