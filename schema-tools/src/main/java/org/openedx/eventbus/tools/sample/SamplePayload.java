package org.openedx.eventbus.tools.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.PlainJson;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * A payload as an example of an event type. The same contract gives the same one, and a field keeps
 * its value when others are added.
 *
 * @param record Avro's generic values, by the contract's schema
 * @param json the same as plain JSON, which {@code eventbus send --data} takes
 */
public record SamplePayload(GenericRecord record, JsonNode json) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final ObjectWriter PRETTY =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withSeparators(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withObjectEmptySeparator("")
                      .withArrayEmptySeparator(""))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  /**
   * The example of a contract; absent where no payload of finite, or of any reasonable, size
   * exists.
   */
  public static Optional<SamplePayload> of(Contract contract) {
    return SampleValues.of(contract)
        .map(record -> new SamplePayload(record, json(contract, record)));
  }

  private static JsonNode json(Contract contract, GenericRecord record) {
    EventType<GenericRecord> type =
        GenericCodec.eventType(contract.name(), contract.wireSchema()).build();
    try {
      return MAPPER.readTree(PlainJson.write(type, record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written as JSON can be read as JSON", e);
    }
  }

  /** The JSON over several lines. */
  public String prettyJson() {
    try {
      return PRETTY.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }
}
