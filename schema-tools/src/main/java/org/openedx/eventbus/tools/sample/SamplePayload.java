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
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * Sample payload of an event type. It is deterministic: the same contract always has the same
 * sample, and a field keeps its value if other fields are added.
 *
 * @param record the sample as a generic record of the contract's schema
 * @param json the sample as plain JSON, in the form that {@code eventbus send --data} accepts
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
   * Returns the sample of a contract; empty if the payload would be infinite or unreasonably large.
   */
  public static Optional<SamplePayload> of(Contract contract) {
    return SampleBuilder.of(contract)
        .map(record -> new SamplePayload(record, json(contract, record)));
  }

  private static JsonNode json(Contract contract, GenericRecord record) {
    EventType<GenericRecord> type =
        GenericCodec.eventType(contract.name(), contract.wireSchema()).build();
    try {
      return MAPPER.readTree(PlainJson.write(type, record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("failed to read generated JSON", e);
    }
  }

  /** Returns the JSON with line breaks and indentation. */
  public String prettyJson() {
    try {
      return PRETTY.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("failed to write a JSON tree", e);
    }
  }
}
