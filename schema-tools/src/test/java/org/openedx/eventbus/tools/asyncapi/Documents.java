package org.openedx.eventbus.tools.asyncapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.asyncapi.AsyncApiOptions.KafkaServer;
import org.openedx.eventbus.tools.generate.SchemaModule;

/** AsyncAPI documents for independent validators. */
final class Documents {
  private static final Path KITCHEN = Path.of("src/test/resources/kitchen");

  private Documents() {}

  /** Returns a document of all Open edX contracts, one with every Avro type and a hostile one. */
  static String everything(Path scratch) {
    try {
      Files.writeString(
          scratch.resolve("odd.avsc"),
          """
          {"type": "record", "name": "CloudEvent", "namespace": "com.acme.shop.\u00d6dd+:*?<b>'x&.v1",
           "event": {"constant": "ODD", "topic": "odd", "about": "</script> ${x} {{x}} # `x` \\u0000",
             "key": "id", "retention": "PT36H", "deprecated": {"reason": "It is odd."}},
           "fields": [
             {"name": "id", "type": "bytes"},
             {"name": "either", "default": null, "type": ["null", "string", "int",
               {"type": "record", "name": "A", "fields": [{"name": "x", "type": "int"}]},
               {"type": "record", "name": "B", "fields": [{"name": "x", "type": "int"}]}]}]}
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    KafkaServer server =
        new KafkaServer("kafka:9092", Optional.of("http://registry:8081"), Optional.of("apicurio"));
    return AsyncApi.of(
            List.of(
                SchemaModule.at(Path.of("../schemas")),
                new SchemaModule(KITCHEN, KITCHEN, KITCHEN),
                new SchemaModule(scratch, scratch, scratch)))
        .with(new AsyncApiOptions("Events", "1.0.0", "prod", Optional.of(server)))
        .json();
  }
}
