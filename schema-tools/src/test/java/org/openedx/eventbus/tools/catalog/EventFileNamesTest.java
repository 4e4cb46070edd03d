package org.openedx.eventbus.tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventFileNamesTest {
  @Test
  void ordinaryEventTypeIsTheFileName() {
    String name = "org.openedx.enterprise.subsidy.redemption-reversed.v1";

    assertThat(EventFileNames.of(name)).isEqualTo(name);
  }

  @Test
  void unusualNamesAreSafeShortAndDistinct() {
    List<String> odd =
        List.of(
            "a/b",
            "a\\b",
            "a:b",
            "a*b",
            "a?b",
            "a%b",
            "a#b",
            "a+b",
            "A-b",
            "ä",
            "日本",
            "\uD83D\uDE00",
            "con",
            "nul.v1",
            "..",
            ".",
            "a.",
            ".a",
            "a\"b",
            "a<b",
            "x".repeat(249),
            "x".repeat(248));

    List<String> files = odd.stream().map(EventFileNames::of).toList();

    assertThat(files).allMatch(each -> each.matches("~[0-9a-f]{12}~[a-z0-9_.-]{0,80}"));
    assertThat(files).noneMatch(each -> each.endsWith("."));
    assertThat(files.stream().map(String::toLowerCase)).doesNotHaveDuplicates();
  }

  @Test
  void namesThatDifferInCaseAreDistinct() {
    assertThat(Stream.of("a.b", "A.b", "a.B").map(EventFileNames::of).map(String::toLowerCase))
        .doesNotHaveDuplicates();
  }
}
