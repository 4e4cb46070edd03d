package org.openedx.eventbus.tools.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads and formats JSON of the program itself, which is valid. */
public final class JsonTrees {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonTrees() {}

  /** Parses a text. */
  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("written JSON can be parsed", e);
    }
  }

  /** Returns the JSON on several lines, for example with {@code "name" : "ada"} and {@code [ ]}. */
  public static String spaced(JsonNode json) {
    return write(json, new DefaultPrettyPrinter());
  }

  /** Returns the JSON on several lines, for example with {@code "name": "ada"} and {@code []}. */
  public static String compact(JsonNode json) {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return write(json, new DefaultPrettyPrinter(separators));
  }

  private static String write(JsonNode json, DefaultPrettyPrinter printer) {
    // The same line endings on every operating system.
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return MAPPER
          .writer(printer.withObjectIndenter(lines).withArrayIndenter(lines))
          .writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }
}
