package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.HttpURLConnection;
import java.net.URI;

/** HTTP client of the Confluent registry API. */
final class RegistryClient {

  static final String SCHEMA = "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}";

  private RegistryClient() {}

  static String register(String url, String subject) throws Exception {
    return register(url, subject, SCHEMA);
  }

  static String register(String url, String subject, String body) throws Exception {
    return post(url + "/subjects/" + subject + "/versions", body);
  }

  static String lookUp(String url, String subject) throws Exception {
    return post(url + "/subjects/" + subject, SCHEMA);
  }

  static String schema(String url, int id) throws Exception {
    HttpURLConnection connection = connect(url + "/schemas/ids/" + id, 30_000);
    return new String(connection.getInputStream().readAllBytes(), UTF_8);
  }

  static String subjects(String url, int timeoutMillis) throws Exception {
    HttpURLConnection connection = connect(url + "/subjects", timeoutMillis);
    return new String(connection.getInputStream().readAllBytes(), UTF_8);
  }

  private static String post(String url, String body) throws Exception {
    HttpURLConnection connection = connect(url, 30_000);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/vnd.schemaregistry.v1+json");
    connection.getOutputStream().write(body.getBytes(UTF_8));
    return new String(connection.getInputStream().readAllBytes(), UTF_8);
  }

  private static HttpURLConnection connect(String url, int timeoutMillis) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    return connection;
  }
}
