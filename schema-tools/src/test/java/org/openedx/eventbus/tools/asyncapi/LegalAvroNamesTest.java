package org.openedx.eventbus.tools.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalAvroNamesTest {
  private static JsonNode tree(String json) throws Exception {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }

  @Test
  void illegalTypeNamesAreReplacedAndTextsAreKept() throws Exception {
    JsonNode schema =
        tree(
            """
            {'type': 'record', 'name': 'CloudEvent', 'namespace': 'a.b-c.1', 'doc': 'b-c',
             'fields': [
               {'name': 'x', 'type': {'type': 'fixed', 'name': 'F', 'size': 4}},
               {'name': 'y', 'type': ['null', 'a.b-c.1.F', {'type': 'array', 'items': 'a.b-c.1.F'}], 'default': null},
               {'name': 'z', 'type': 'string', 'default': 'b-c'}]}
            """);

    assertThat(LegalAvroNames.schema(schema))
        .isEqualTo(
            tree(
                schema
                    .toString()
                    .replace("a.b-c.1.F", "a.b_c._1.F")
                    .replace("a.b-c.1", "a.b_c._1")));
  }

  @Test
  void legalSchemaIsUnchanged() throws Exception {
    JsonNode schema =
        tree(
            "{'type': 'record', 'name': 'A', 'namespace': 'a.b', 'fields': [], 'x': {'name':"
                + " '-'}}");

    assertThat(LegalAvroNames.schema(schema)).isEqualTo(schema);
  }

  @Test
  void componentKeysAreLegalAndDistinct() {
    List<String> names = List.of("a.b-c_d.v1", "a+b", "a b", "ä", "a_x2bb", "a_b", "\uD83D\uDE00");

    assertThat(names.stream().map(LegalAvroNames::component))
        .allMatch(each -> each.matches("[A-Za-z0-9._-]+"))
        .doesNotHaveDuplicates()
        .contains("a.b-c_d.v1", "a_b");
  }
}
