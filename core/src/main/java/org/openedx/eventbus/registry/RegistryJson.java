package org.openedx.eventbus.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.registry.RegistryTransport.Answer;

/** Parser of registry answers. Detects answers that are not from a registry. */
final class RegistryJson {
  /** Answers are objects and lists of texts and numbers; a schema is a text in them. */
  private static final int MAX_NESTING = 50;

  /** Length of an answer's header in a message. */
  static final int MAX_SHOWN = 200;

  /** Maximum length of the registry's message that an exception quotes. */
  private static final int MAX_MESSAGE = 1_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
    return parse(answer.body()).orElseThrow(() -> unexpectedAnswer(answer));
  }

  static String text(JsonNode node, String field, Answer answer) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw unexpectedAnswer(answer);
    }
    return value.textValue();
  }

  static int number(JsonNode node, Answer answer) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw unexpectedAnswer(answer);
    }
    return node.intValue();
  }

  static RegistryUnavailableException unexpectedAnswer(Answer answer) {
    return new RegistryUnavailableException(
        String.format(
            "unexpected answer from %s, which does not seem to be a schema registry (HTTP %s,"
                + " %s%s): check eventbus.registry.url including its path",
            answer.registry(),
            answer.status(),
            SafeText.escape(answer.contentType(), MAX_SHOWN),
            answer.location().map(RegistryJson::redirect).orElse("")));
  }

  /** Returns where a redirect leads, without its query, which may contain a token. */
  private static String redirect(String location) {
    int query = location.indexOf('?');
    String target = query < 0 ? location : location.substring(0, query);
    return ", redirect to " + SafeText.escape(target, MAX_SHOWN) + ", which is not followed";
  }

  /**
   * Returns the registry's error code, for example 40403.
   *
   * @throws RegistryUnavailableException if there is none: then the answer is not from a registry
   */
  static int errorCode(Answer answer) {
    return number(parse(answer).path("error_code"), answer);
  }

  static String message(Answer answer) {
    return SafeText.escape(text(parse(answer), "message", answer), MAX_MESSAGE);
  }

  /** Returns the message of an error answer with a leading colon, or an empty string. */
  static String messageSuffix(Answer answer) {
    return parse(answer.body())
        .map(node -> node.path("message"))
        .filter(JsonNode::isTextual)
        .map(node -> ": " + SafeText.escape(node.textValue(), MAX_MESSAGE))
        .orElse("");
  }
}
