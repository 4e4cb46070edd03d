package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;

/**
 * {@code docs/settings.md} is generated from the code. With {@code -Dsettings.write=true} the test
 * writes the reference instead of comparing it.
 */
class SettingsReferenceTest {
  private static final Path PAGE = Documents.ROOT.resolve("docs/settings.md");
  private static final String BEGIN = "<!-- settings -->\n\n";
  private static final String END = "<!-- /settings -->\n";
  private static final String COMMAND =
      "mvn -pl integration-tests -am test -Dtest=SettingsReferenceTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsettings.write=true";

  @Test
  void pageContainsTheReferenceGeneratedFromTheCode() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String expected =
        page.substring(0, begin)
            + SettingsReference.render(EventBusConfig.settings())
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/settings.md differs from the code; regenerate it with: %s", COMMAND)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void exampleIsAValidValueOfItsSetting(Setting<?> setting) {
    assertThat(setting.type().parse(SettingsReference.example(setting))).isNotNull();
  }

  static List<Setting<?>> settings() {
    return EventBusConfig.settings();
  }
}
