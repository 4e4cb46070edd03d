package org.openedx.eventbus.tools.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.asyncapi.AsyncApiOptions.KafkaServer;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;

class AsyncApiTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CART = "com.acme.shop.cart.filled.v1";

  @TempDir Path contracts;

  private AsyncApi api;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(
        contracts.resolve("cart.avsc"),
        """
        {"type": "record", "name": "CloudEvent", "namespace": "com.acme.shop.cart.filled.v1",
         "event": {"constant": "CART_FILLED", "minorVersion": 2, "topic": "carts", "key": "id",
           "about": "A cart is full.", "sender": "shop", "trigger": "once it is", "retention": "P14D",
           "deprecated": {"reason": "Carts are never full."}},
         "fields": [{"name": "id", "type": "long", "about": "Its number."},
           {"name": "who", "type": "string", "pii": "name"}]}
        """);
    Files.writeString(
        contracts.resolve("emptied.avsc"),
        ContractTexts.of("com.acme.shop.cart.emptied.v1")
            .replace(
                "\"minorVersion\"",
                "\"topic\": \"carts\", \"retention\": \"P7D\", \"minorVersion\""));
    api = AsyncApi.of(List.of(new SchemaModule(contracts, contracts.resolve("r"), contracts)));
  }

  private JsonNode document() {
    return document(api);
  }

  private static JsonNode document(AsyncApi api) {
    try {
      return MAPPER.readTree(api.json());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void messageHasMetadataOfContract() {
    JsonNode message = document().at("/components/messages/" + CART);

    assertThat(message.path("name").asText()).isEqualTo(CART);
    assertThat(message.path("title").asText()).isEqualTo("CART_FILLED");
    assertThat(message.path("summary").asText()).isEqualTo("A cart is full.");
    assertThat(message.path("deprecated").asBoolean()).isTrue();
    assertThat(message.path("tags").findValuesAsText("name"))
        .containsExactly("shop", "personal-data", "deprecated");
    assertThat(message.path("x-pii")).hasToString("[\"who\"]");
    assertThat(message.path("x-sender").asText()).isEqualTo("shop");
    assertThat(message.path("x-minor-version").asInt()).isEqualTo(2);
    assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText()).isEqualTo(CART);
    assertThat(message.at("/examples/0/payload/who").asText()).isEqualTo("Ada Lovelace");
  }

  @Test
  void payloadIsRegisteredSchema() {
    JsonNode payload = document().at("/components/messages/" + CART + "/payload");

    assertThat(payload.path("schemaFormat").asText())
        .isEqualTo("application/vnd.apache.avro;version=1.9.0");
    assertThat(payload.at("/schema/namespace").asText()).isEqualTo(CART);
    assertThat(payload.path("schema").toString()).doesNotContain("about", "pii", "\"event\"");
  }

  @Test
  void messageHasKafkaBindings() {
    JsonNode kafka = document().at("/components/messages/" + CART + "/bindings/kafka");

    assertThat(kafka.at("/key/type").asText()).isEqualTo("integer");
    assertThat(kafka.path("schemaIdLocation").asText()).isEqualTo("payload");
    assertThat(kafka.path("schemaIdPayloadEncoding").asText()).isEqualTo("confluent");
    assertThat(kafka.path("schemaLookupStrategy").asText()).isEqualTo("TopicRecordNameStrategy");
  }

  @Test
  void topicHasShortestRetentionOfItsEvents() {
    JsonNode channel = document().at("/channels/carts");

    assertThat(channel.path("address").asText()).isEqualTo("carts");
    assertThat(channel.path("messages")).hasSize(2);
    assertThat(channel.at("/bindings/kafka/topicConfiguration/retention.ms").asLong())
        .isEqualTo(7L * 24 * 60 * 60 * 1000);
  }

  @Test
  void everyReferenceResolves() {
    JsonNode document = document();

    List<String> references = new ArrayList<>(document.findValuesAsText("$ref"));

    assertThat(references).contains("#/channels/carts/messages/" + CART);
    assertThat(references)
        .allSatisfy(
            each -> assertThat(document.at(each.substring(1)).isMissingNode()).as(each).isFalse());
  }

  @Test
  void eachChannelHasSendAndReceiveOperations() {
    JsonNode operations = document().path("operations");

    assertThat(operations.at("/send-carts/action").asText()).isEqualTo("send");
    assertThat(operations.at("/receive-carts/action").asText()).isEqualTo("receive");
    assertThat(operations.at("/receive-carts/messages")).hasSize(2);
  }

  @Test
  void optionsSetInfoServerPrefixAndCompatibility() {
    KafkaServer server =
        new KafkaServer("kafka:9092", Optional.of("http://registry"), Optional.of("apicurio"));
    JsonNode document =
        document(
            api.with(new AsyncApiOptions("Shop", "2.1.0", "prod", Optional.of(server)))
                .withLevels(name -> Compatibility.FULL));

    assertThat(document.at("/info/title").asText()).isEqualTo("Shop");
    assertThat(document.at("/info/version").asText()).isEqualTo("2.1.0");
    assertThat(document.at("/servers/kafka/host").asText()).isEqualTo("kafka:9092");
    assertThat(document.at("/servers/kafka/bindings/kafka/schemaRegistryVendor").asText())
        .isEqualTo("apicurio");
    assertThat(document.at("/channels/carts/address").asText()).isEqualTo("prod-carts");
    JsonNode message = document.at("/components/messages/" + CART);
    assertThat(message.path("x-subject").asText()).isEqualTo("prod-carts-" + CART + ".CloudEvent");
    assertThat(message.path("x-compatibility").asText()).isEqualTo("FULL");
  }

  @Test
  void sameContractsGiveSameDocument() {
    assertThat(api.json()).isEqualTo(api.json()).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void problemsOfAllContractsAreReported() throws IOException {
    Files.writeString(contracts.resolve("a.avsc"), "{");
    Files.writeString(contracts.resolve("b.avsc"), "[]");

    assertThatThrownBy(api::json)
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll("2 problems", "a.avsc:1:", "b.avsc:1:");
  }
}
