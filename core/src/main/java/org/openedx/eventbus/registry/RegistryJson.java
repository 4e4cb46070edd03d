package org.openedx.eventbus.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.openedx.eventbus.registry.RegistryTransport.Answer;

/** Reads what registries say, and tells a registry from something else by it. */
final class RegistryJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private RegistryJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static JsonNode parse(Answer answer) {
    return parse(answer.body()).orElseThrow(() -> notARegistry(answer));
  }

  static String text(JsonNode node, String field, Answer answer) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw notARegistry(answer);
    }
    return value.textValue();
  }

  static int number(JsonNode node, Answer answer) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw notARegistry(answer);
    }
    return node.intValue();
  }

  static RegistryException notARegistry(Answer answer) {
    return new RegistryException(
        "what answers at "
            + answer.registry()
            + " does not speak as a schema registry does (HTTP "
            + answer.status()
            + ", "
            + answer.contentType()
            + "): check eventbus.registry.url, path included");
  }

  /**
   * The registry's own error number, such as 40403; without one it is not a registry that refuses.
   */
  static int errorCode(Answer answer) {
    return number(parse(answer).path("error_code"), answer);
  }

  static String message(Answer answer) {
    return text(parse(answer), "message", answer);
  }

  /** The message of a failure, if it has one in a registry's form. */
  static String saying(Answer answer) {
    return parse(answer.body())
        .map(node -> node.path("message"))
        .filter(JsonNode::isTextual)
        .map(node -> ": " + node.textValue())
        .orElse("");
  }
}
