package org.openedx.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Contracts of the Open edX events: their content, and their presence in the jar. */
class ContractsTest {
  private static final Path REGISTERED = Path.of("src/test/resources/registered");
  private static final String CONTRACTS = "/META-INF/eventbus/contracts/";

  static Stream<EventType<?>> types() {
    return EventCatalog.discover().stream();
  }

  @Test
  void everySerializableOpenEdxEventHasContract() throws IOException {
    try (Stream<Path> files = Files.list(REGISTERED)) {
      List<String> upstream =
          files.map(each -> each.getFileName().toString().replace(".avsc", "")).sorted().toList();

      assertThat(upstream).hasSize(72);
      assertThat(types().map(type -> type.name().value()))
          .containsExactlyInAnyOrderElementsOf(upstream);
      assertThat(resource("index").lines()).containsExactlyElementsOf(upstream);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void registeredTextEqualsOpenEdxs(EventType<?> type) throws IOException {
    assertThat(type.schema().text())
        .isEqualTo(Files.readString(REGISTERED.resolve(type.name() + ".avsc")));
  }

  @ParameterizedTest
  @MethodSource("types")
  void contractInJarAgreesWithEventType(EventType<?> type) throws IOException {
    JsonNode event = event(type);

    assertThat(type.keyPath()).isEqualTo(text(event, "key"));
    assertThat(text(event, "topic").orElse(type.topic())).isEqualTo(type.topic());
    assertThat(type.minorVersion()).isEqualTo(event.path("minorVersion").asInt());
    assertThat(LocalDate.parse(event.path("since").asText())).isAfter("2021-01-01");
    assertThat(event.path("about").asText()).endsWith(".");
    assertThat(event.path("trigger").asText()).isNotBlank();
  }

  /** Tests of handlers read every released version from the jar. */
  @ParameterizedTest
  @MethodSource("types")
  void jarHasEveryReleasedVersion(EventType<?> type) throws IOException {
    try (Stream<Path> released = Files.list(Path.of("released", type.name().value()))) {
      for (Path version : released.toList()) {
        String resource =
            "/META-INF/eventbus/released/" + type.name() + "/" + version.getFileName();
        assertThat(ContractsTest.class.getResource(resource)).as(resource).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void contractHasValidKeyOrReasonForNoKey(EventType<?> type) throws IOException {
    JsonNode event = event(type);

    type.keyPath()
        .ifPresent(
            path ->
                assertThatCode(() -> KeyPath.of(type.schema().schema(), path))
                    .doesNotThrowAnyException());
    assertThat(text(event, "noKey").isPresent()).isNotEqualTo(type.keyPath().isPresent());
  }

  @ParameterizedTest
  @MethodSource("types")
  void onlyPersonalDataHasRetentionOfTwoWeeks(EventType<?> type) throws IOException {
    assertThat(text(event(type), "retention"))
        .isEqualTo(type.personalFields().isEmpty() ? Optional.empty() : Optional.of("P14D"));
  }

  @Test
  void successorOfDeprecatedEventExists() throws IOException {
    EventCatalog all = EventCatalog.discover();
    int deprecated = 0;
    for (EventType<?> type : all) {
      Optional<String> successor = text(event(type).path("deprecated"), "successor");
      if (successor.isPresent()) {
        assertThat(all.find(EventName.of(successor.get()))).isPresent();
        deprecated++;
      }
    }

    assertThat(deprecated).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("types")
  void eventsPageListsEveryEvent(EventType<?> type) throws IOException {
    JsonNode event = event(type);
    String row =
        "| `%s`%s | %s | %s | %s |"
            .formatted(
                event.path("constant").asText(),
                event.has("deprecated") ? " (deprecated)" : "",
                type.name(),
                type.topic(),
                type.keyPath().orElse(""));

    assertThat(Files.readAllLines(Path.of("../docs/events.md"))).contains(row);
  }

  /** Index of the same events as in the documentation of Open edX's hooks framework. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "student.registration.completed",
        "auth.session.login.completed",
        "course.enrollment.created",
        "course.enrollment.changed",
        "course.unenrollment.completed",
        "certificate.created",
        "certificate.changed",
        "certificate.revoked",
        "cohort_membership.changed"
      })
  void eventsPageLinksDefinitionAndHasTrigger(String what) throws IOException {
    EventName name = EventName.of("org.openedx.learning." + what + ".v1");
    JsonNode event = event(EventCatalog.discover().find(name).orElseThrow());
    String definition = "../schemas/src/main/contracts/learning/" + name + ".avsc";
    String row =
        "| [`%s`](%s) | %s | %s | %s | %s |"
            .formatted(
                event.path("constant").asText(),
                definition,
                name,
                event.path("since").asText(),
                event.path("about").asText(),
                event.path("trigger").asText());

    assertThat(Path.of("../docs").resolve(definition)).exists();
    assertThat(Files.readAllLines(Path.of("../docs/events.md"))).contains(row);
  }

  private static Optional<String> text(JsonNode object, String property) {
    return Optional.ofNullable(object.get(property)).map(JsonNode::asText);
  }

  private static JsonNode event(EventType<?> type) throws IOException {
    return new ObjectMapper().readTree(resource(type.name() + ".avsc")).path("event");
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = ContractsTest.class.getResourceAsStream(CONTRACTS + file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
