package org.openedx.eventbus.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.SafeText;

/** Describes why an address could not be reached, with the setting that is probably wrong. */
final class TransportFailures {
  private static final int MAX_MESSAGE = 300;

  /**
   * What a message of Java means for an operator.
   *
   * @param words a part of the message, in lower case
   */
  private record Hint(String words, String advice) {}

  private static final List<Hint> TLS =
      List.of(
          new Hint(
              "subject alternative",
              "the certificate is for another host; use a host name of the certificate in"
                  + " eventbus.registry.url"),
          new Hint(
              "no name matching",
              "the certificate is for another host; use a host name of the certificate in"
                  + " eventbus.registry.url"),
          new Hint(
              "ssl message",
              "the server does not use TLS; does eventbus.registry.url need http instead of"
                  + " https, or another port?"),
          new Hint("notafter", "the certificate of the registry has expired"),
          new Hint("notbefore", "the certificate of the registry is not valid yet"),
          new Hint(
              "certificate_required",
              "the registry requires a client certificate; set"
                  + " eventbus.registry.ssl.keystore.location"),
          new Hint(
              "bad_certificate",
              "the registry rejected the client certificate; check"
                  + " eventbus.registry.ssl.keystore.location"),
          new Hint(
              "header parser received no bytes", // TLS 1.3 reports it after the handshake
              "the server ended the connection; does it require a client certificate"
                  + " (eventbus.registry.ssl.keystore.location)?"),
          new Hint(
              "terminated the handshake",
              "the server ended the connection; does the port of eventbus.registry.url belong to"
                  + " Kafka, or does the registry require a client certificate"
                  + " (eventbus.registry.ssl.keystore.location)?"),
          new Hint(
              "protocol version",
              "the server accepts no TLS version that this Java runtime has enabled"),
          new Hint(
              "handshake_failure",
              "the server and this Java runtime have no TLS settings in common, or the registry"
                  + " requires a client certificate (eventbus.registry.ssl.keystore.location)"));

  private static final String UNTRUSTED =
      "to trust its certificate, set eventbus.registry.ssl.truststore.location";

  private static final List<Hint> PLAIN =
      List.of(
          new Hint(
              "header parser received no bytes",
              "the server does not speak HTTP; does eventbus.registry.url need https instead of"
                  + " http, or is it the port of Kafka?"),
          new Hint(
              "invalid status line",
              "the server does not speak HTTP; is the port of eventbus.registry.url that of the"
                  + " registry?"));

  private TransportFailures() {}

  /** Returns the class and message of an exception, and a hint. Never contains credentials. */
  static String describe(IOException failure, URI url) {
    String name = failure.getClass().getSimpleName();
    if (failure instanceof ConnectException && isUnresolved(failure)) {
      return "%s: host name '%s' cannot be resolved".formatted(name, url.getHost());
    }
    String message = failure.getMessage();
    String shown = message == null ? "" : ": " + SafeText.escape(message, MAX_MESSAGE);
    String hint = hint(failure, url);
    return name + shown + (hint == null ? "" : "; " + hint);
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String hint(IOException failure, URI url) {
    boolean tls = failure instanceof SSLException || "https".equalsIgnoreCase(url.getScheme());
    StringBuilder messages = new StringBuilder();
    Throwable each = failure;
    for (int i = 0; i < 5 && each != null; i++) {
      messages.append(each.getMessage()).append('\n');
      each = each.getCause();
    }
    String text = messages.toString().toLowerCase(Locale.ROOT);
    for (Hint hint : tls ? TLS : PLAIN) {
      if (text.contains(hint.words())) {
        return hint.advice();
      }
    }
    return failure instanceof SSLException ? UNTRUSTED : null;
  }
}
