package org.openedx.eventbus.tools.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.tools.finding.JsonSource;

class JsonEditTest {
  private static JsonEdit edit(String text) {
    return new JsonEdit(JsonSource.parse("x", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void replacedValuesKeepFormattingAndLineEndings(String end) {
    String text = "{%n\t\"a\" :  1 ,%n  \"b\": [\"x\\\"\", {\"c\": true}]%n}".replace("%n", end);

    JsonEdit edit = edit(text);
    edit.replace("/a", "20");
    edit.replace("/b/0", "\"y\"");
    edit.replace("/b/1/c", "null");

    assertThat(edit.text())
        .isEqualTo("{%n\t\"a\" :  20 ,%n  \"b\": [\"y\", {\"c\": null}]%n}".replace("%n", end));
  }

  @Test
  void objectIsReplacedAndPropertyInserted() {
    JsonEdit edit = edit("{\"a\": {\"b\": \"}\", \"c\": [1, {}]}, \"d\": 2}");
    edit.replace("/a", "{}");
    edit.insertAfter("/d", ", \"e\": -3");

    assertThat(edit.text()).isEqualTo("{\"a\": {}, \"d\": 2, \"e\": -3}");
  }

  @Test
  void removedPropertyLosesItsComma() {
    String text = "{\"a\": 1,\n  \"b\": {\"x\": 2},\n  \"c\": 3}";
    JsonEdit first = edit(text);
    first.remove("/a");
    JsonEdit middle = edit(text);
    middle.remove("/b");
    JsonEdit only = edit(text);
    only.remove("/b/x");

    assertThat(first.text()).isEqualTo("{\"b\": {\"x\": 2},\n  \"c\": 3}");
    assertThat(middle.text()).isEqualTo("{\"a\": 1,\n  \"c\": 3}");
    assertThat(only.text()).isEqualTo("{\"a\": 1,\n  \"b\": {},\n  \"c\": 3}");
  }

  @Test
  void replacingMissingValueFails() {
    assertThatThrownBy(() -> edit("{}").replace("/a", "1")).hasMessageContaining("/a");
  }
}
