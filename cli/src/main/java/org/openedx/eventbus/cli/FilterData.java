package org.openedx.eventbus.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.internal.MetadataFactory;
import org.openedx.eventbus.filter.FilterType;

/** The values of a filter type as JSON. */
interface FilterData<T> {
  /**
   * @throws WrongUseException when the text is not a value of the filter type
   */
  T read(String json);

  JsonNode write(T value);

  @SuppressWarnings("unchecked") // a filter of events is one of Event<payload>
  static <T> FilterData<T> of(FilterType<T> type) {
    return type.event()
        .map(event -> (FilterData<T>) ofEvents(event))
        .orElseGet(() -> ofRecords((Class<T>) type.valueClass()));
  }

  private static <P> FilterData<Event<P>> ofEvents(EventType<P> type) {
    MetadataFactory metadata = MetadataFactory.of("openedx/" + OwnBus.SERVICE + "/web");
    return new FilterData<>() {
      @Override
      public Event<P> read(String json) {
        try {
          return new Event<>(type, metadata.now(type), PlainJson.read(type, json));
        } catch (EventBusException e) {
          throw new WrongUseException("--data: " + e.getMessage(), e);
        }
      }

      @Override
      public JsonNode write(Event<P> value) {
        return parse(mapper(), PlainJson.write(type, value.payload()));
      }
    };
  }

  private static <T> FilterData<T> ofRecords(Class<T> type) {
    ObjectMapper mapper = mapper();
    return new FilterData<>() {
      @Override
      public T read(String json) {
        try {
          T value = mapper.readValue(json, type);
          if (value == null) {
            throw new WrongUseException("--data: null is no " + type.getSimpleName());
          }
          return value;
        } catch (JsonProcessingException e) {
          throw new WrongUseException(
              "--data: no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
      }

      @Override
      public JsonNode write(T value) {
        try {
          return mapper.valueToTree(value);
        } catch (IllegalArgumentException e) {
          // Of a class that Jackson cannot write, at least what it says of itself.
          return TextNode.valueOf(value.toString());
        }
      }
    };
  }

  private static JsonNode parse(ObjectMapper mapper, String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written as JSON is JSON", e);
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
          protected IsoDateTime _deserialize(
              String text, com.fasterxml.jackson.databind.DeserializationContext context) {
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
