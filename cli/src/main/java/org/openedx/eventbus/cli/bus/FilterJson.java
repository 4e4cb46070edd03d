package org.openedx.eventbus.cli.bus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.function.Function;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.filter.FilterType;

/**
 * Converts values of a filter type from and to JSON.
 *
 * @param read reads the value of {@code --data}; throws a {@link UsageException} if the text is not
 *     a value of the filter type
 */
record FilterJson<T>(Function<String, T> read, Function<T, JsonNode> write) {
  @SuppressWarnings("unchecked") // a filter of events is one of Event<payload>
  static <T> FilterJson<T> of(FilterType<T> type) {
    return type.event()
        .map(event -> (FilterJson<T>) ofEvents(event))
        .orElseGet(() -> ofRecords((Class<T>) type.valueClass()));
  }

  private static <P> FilterJson<Event<P>> ofEvents(EventType<P> type) {
    MetadataFactory metadata = MetadataFactory.of("openedx/" + ConnectionOptions.SERVICE + "/web");
    return new FilterJson<>(
        json -> {
          P payload = UsageException.parse("--data: ", () -> PlainJson.read(type, json));
          return new Event<>(type, metadata.now(type), payload);
        },
        value -> EventJson.parse(PlainJson.write(type, value.payload())));
  }

  private static <T> FilterJson<T> ofRecords(Class<T> type) {
    ObjectMapper mapper = mapper();
    return new FilterJson<>(json -> read(mapper, json, type), value -> write(mapper, value));
  }

  private static <T> T read(ObjectMapper mapper, String json, Class<T> type) {
    String name = type.getSimpleName();
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw new UsageException("--data: null is not a " + name);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UsageException("--data: not a " + name + ": " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode write(ObjectMapper mapper, Object value) {
    try {
      return mapper.valueToTree(value);
    } catch (IllegalArgumentException e) {
      // Jackson cannot write this class.
      return TextNode.valueOf(value.toString());
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule times = new SimpleModule();
    times.addSerializer(IsoDateTime.class, ToStringSerializer.instance);
    times.addDeserializer(
        IsoDateTime.class,
        new FromStringDeserializer<IsoDateTime>(IsoDateTime.class) {
          private static final long serialVersionUID = 1L;

          @Override
          protected IsoDateTime _deserialize(String text, DeserializationContext context) {
            return new IsoDateTime(text);
          }
        });
    return JsonMapper.builder()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addModule(times)
        .build();
  }
}
