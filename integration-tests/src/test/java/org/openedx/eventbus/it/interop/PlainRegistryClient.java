package org.openedx.eventbus.it.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.Subject;

/** Client that registers schemas with the same request as Python's client. */
record PlainRegistryClient(String registryUrl) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  SchemaId register(Subject subject, String text) {
    try {
      String name = URLEncoder.encode(subject.value(), StandardCharsets.UTF_8);
      String body = MAPPER.writeValueAsString(Map.of("schema", text, "schemaType", "AVRO"));
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(registryUrl + "/subjects/" + name + "/versions?normalize=False"))
              .header("Content-Type", "application/vnd.schemaregistry.v1+json")
              .POST(BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return new SchemaId(MAPPER.readTree(answer.body()).path("id").asInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
