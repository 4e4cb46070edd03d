package org.openedx.eventbus.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomHeadersTest {
  @Test
  void headersKeepTheirOrderAndTheirTextOrBytes() {
    byte[] signature = {0, -1, 7};
    CustomHeaders headers = CustomHeaders.of("tenant", "Zürich").with("signature", signature);
    signature[0] = 1;

    assertThat(headers.asList())
        .extracting(CustomHeaders.Header::name)
        .containsExactly("tenant", "signature");
    assertThat(headers.text("tenant")).contains("Zürich");
    assertThat(headers.find("tenant")).contains(Bytes.copyOf("Zürich".getBytes(UTF_8)));
    assertThat(headers.find("signature")).contains(Bytes.copyOf(new byte[] {0, -1, 7}));
    assertThat(headers.find("Tenant")).isEmpty();
  }

  @Test
  void headerOfTheSameNameIsReplacedAtTheEnd() {
    CustomHeaders headers =
        CustomHeaders.of("tenant", "acme").with("traceparent", "00").with("tenant", "initech");

    assertThat(headers)
        .isEqualTo(CustomHeaders.of("traceparent", "00").with("tenant", "initech"))
        .hasSameHashCodeAs(CustomHeaders.of("traceparent", "00").with("tenant", "initech"));
    assertThat(headers.without("tenant").without("traceparent")).isEqualTo(CustomHeaders.NONE);
  }

  @Test
  void ofRepeatedNamesTheLastValueIsFound() {
    CustomHeaders headers =
        CustomHeaders.copyOf(
            List.of(
                new CustomHeaders.Header("baggage", Bytes.copyOf("a=1".getBytes(UTF_8))),
                new CustomHeaders.Header("baggage", Bytes.copyOf("b=2".getBytes(UTF_8)))));

    assertThat(headers.text("baggage")).contains("b=2");
    assertThat(headers.asList()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce_id",
        "ce_anything",
        "content-type",
        "sourcehost",
        "sourcelib",
        "dlq_group",
        "dlq_anything"
      })
  void reservedNamesAreRejectedNamingTheHeaderAndAnotherName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomHeaders.of(name, "value"))
        .withMessageContaining("header name '" + name + "' is reserved")
        .withMessageContaining("for example 'x-" + name + "'");
    assertThatIllegalArgumentException().isThrownBy(() -> SendOptions.header(name, new byte[1]));
    assertThat(CustomHeaders.isReserved(name)).isTrue();
  }

  @Test
  void emptyNamesAndLoneSurrogatesAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomHeaders.of("", "value"))
        .withMessageContaining("a header needs a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomHeaders.of("tenant", "\uD800"))
        .withMessageContaining("header 'tenant'")
        .withMessageContaining("lone surrogate");
  }

  @Test
  void nullArgumentsFailAtTheCallAndNameTheParameter() {
    assertThatNullPointerException()
        .isThrownBy(() -> CustomHeaders.of(null, "value"))
        .withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> CustomHeaders.of("tenant", (String) null))
        .withMessage("value");
    assertThatNullPointerException()
        .isThrownBy(() -> SendOptions.header("tenant", (byte[]) null))
        .withMessage("value");
    assertThatNullPointerException().isThrownBy(() -> SendOptions.at(null)).withMessage("time");
    assertThatNullPointerException()
        .isThrownBy(() -> SendOptions.NONE.withHeaders(null))
        .withMessage("headers");
  }

  @Test
  void printedHeadersShowNamesOnly() {
    assertThat(CustomHeaders.of("authorization", "Bearer secret")).hasToString("[authorization]");
  }

  @Test
  void optionsCollectTimeAndHeaders() {
    Instant noon = Instant.parse("2026-11-30T12:00:00Z");

    assertThat(SendOptions.at(noon).withHeader("tenant", "acme"))
        .isEqualTo(new SendOptions(Optional.of(noon), CustomHeaders.of("tenant", "acme")))
        .isEqualTo(SendOptions.header("tenant", "acme").withTime(noon));
  }
}
