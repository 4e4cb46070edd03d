package org.openedx.eventbus.tools.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.tools.internal.history.HistorySources;

class HistorySpecTest {
  private static final HistorySources SOURCES =
      new HistorySources(
          Path.of("base"),
          Path.of("module"),
          Path.of("released"),
          () -> EventBusConfig.of(Map.of()));

  @Test
  void eachFormIsParsed() {
    assertThat(HistorySpec.parse("released")).isEqualTo(new HistorySpec.Released());
    assertThat(HistorySpec.parse("git:v1.4.0"))
        .isEqualTo(new HistorySpec.Git("v1.4.0", Optional.empty()));
    assertThat(HistorySpec.parse("git:origin/main...:schemas/a b"))
        .isEqualTo(new HistorySpec.Git("origin/main...", Optional.of("schemas/a b")));
    assertThat(HistorySpec.parse("dir:../old:er"))
        .isEqualTo(new HistorySpec.Directory(Path.of("../old:er")));
    assertThat(HistorySpec.parse("registry:http://localhost:8081/apis/ccompat/v7"))
        .isEqualTo(new HistorySpec.Registry(URI.create("http://localhost:8081/apis/ccompat/v7")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "git",
        "git:",
        "git: ",
        "git::schemas",
        "dir:",
        "released:",
        "Released",
        "tag:v1",
        "main",
        "registry:",
        "registry:http://a b",
        "http://localhost:8081"
      })
  void otherTextIsRejectedWithKnownForms(String spec) {
    assertThatThrownBy(() -> HistorySpec.parse(spec))
        .isInstanceOf(InvalidHistorySpecException.class)
        .message()
        .contains("git:REV[:SUBDIR]", "dir:PATH", "released", "registry:URL");
  }

  @Test
  void passwordInUrlIsNotRepeated() {
    HistorySpec spec = HistorySpec.parse("registry:http://ada:hunter2@localhost:8081");

    assertThatThrownBy(() -> SOURCES.open(spec))
        .isInstanceOf(HistoryUnavailableException.class)
        .message()
        .doesNotContain("hunter2");
    assertThatThrownBy(() -> HistorySpec.parse("registry:http://ada:hunter2@local host"))
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void relativeDirectoryIsResolvedAgainstBase() {
    assertThat(SOURCES.open(HistorySpec.parse("dir:old")).name()).isEqualTo("dir base/old");
  }
}
