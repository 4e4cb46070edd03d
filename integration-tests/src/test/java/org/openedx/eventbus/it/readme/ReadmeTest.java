package org.openedx.eventbus.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.events.analytics.AnalyticsEvents;
import org.openedx.events.authz.AuthzEvents;
import org.openedx.events.content_authoring.ContentAuthoringEvents;
import org.openedx.events.enterprise.EnterpriseEvents;
import org.openedx.events.learning.LearningEvents;

/** The README says what the code says. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String README = read(ROOT.resolve("README.md"));

  /** What the README shows is cut out of code that the build compiles and runs. */
  @ParameterizedTest
  @ValueSource(strings = {"send", "receive", "filter", "test", "embedded"})
  void showsCodeThatCompilesAndRuns(String snippet) {
    String shown = group("<!-- snippet: " + snippet + " -->\n```java\n(.*?)```", README);
    Path here = Path.of("src/test/java/org/openedx/eventbus/it/readme");
    String code =
        read(here.resolve("SnippetsTest.java")) + read(here.resolve("RegistrationTest.java"));
    String real = group("// snippet: " + snippet + "\n(.*?) *// end\n", code);
    assertThat(lines(real)).isEqualTo(lines(shown));
  }

  @Test
  void listsEverySetting() {
    String table = table();
    assertThat(group("<!-- settings -->\n(.*?)<!-- /settings -->", README))
        .as("replace what stands between the settings comments by:%n%s", table)
        .isEqualTo(table);
  }

  @Test
  void countsTheEventsOfEverySubdomain() {
    Map<Class<?>, EventCatalog> subdomains =
        Map.of(
            LearningEvents.class, LearningEvents.CATALOG,
            ContentAuthoringEvents.class, ContentAuthoringEvents.CATALOG,
            EnterpriseEvents.class, EnterpriseEvents.CATALOG,
            AuthzEvents.class, AuthzEvents.CATALOG,
            AnalyticsEvents.class, AnalyticsEvents.CATALOG);
    subdomains.forEach(
        (constants, catalog) ->
            assertThat(README)
                .contains(
                    "| `%s` | %s | %d |"
                        .formatted(
                            constants.getSimpleName(),
                            constants.getPackageName(),
                            catalog.size())));
    assertThat(README)
        .contains(
            "All %d event types"
                .formatted(subdomains.values().stream().mapToInt(EventCatalog::size).sum()));
  }

  private static String table() {
    return "| setting | Open edX's name | default | |\n|---|---|---|---|\n"
        + EventBusConfig.settings().stream()
            .map(ReadmeTest::row)
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            setting.name(),
            setting.openEdxNames().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ")),
            setting.defaultValue().map(value -> "`" + value + "`").orElse(""),
            setting.description().replace("|", "\\|"));
  }

  private static List<String> lines(String code) {
    return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(matcher.find()).as("no match of %s", pattern).isTrue();
    return matcher.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
