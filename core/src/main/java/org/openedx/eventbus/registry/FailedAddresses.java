package org.openedx.eventbus.registry;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;

/** Addresses of a registry that did not answer one request, and why. Used by one thread. */
final class FailedAddresses {
  private final List<String> unreachable = new ArrayList<>();
  private final List<RegistryUnavailableException> answered = new ArrayList<>();
  private @Nullable Exception last;

  /** Adds an address that returned a server error. */
  void add(URI url, String problem) {
    unreachable.add(url + " (" + problem + ")");
  }

  /** Adds an address that could not be reached. */
  void add(URI url, String problem, Exception cause) {
    add(url, problem);
    last = cause;
  }

  /** Adds an address that rejected the credentials, or did not answer as a registry does. */
  void add(RegistryUnavailableException failure) {
    answered.add(failure);
  }

  /** Returns the exception for all addresses. A rejection of the credentials takes precedence. */
  RegistryUnavailableException exception() {
    String others =
        unreachable.isEmpty()
            ? ""
            : "the schema registry is unavailable: " + String.join(", ", unreachable);
    String message =
        Stream.concat(
                answered.stream().map(RegistryUnavailableException::getMessage),
                Stream.of(others).filter(each -> !each.isEmpty()))
            .collect(Collectors.joining("; "));
    boolean unauthorized =
        answered.stream().anyMatch(each -> each instanceof UnauthorizedException);
    return unauthorized
        ? new UnauthorizedException(message)
        : new RegistryUnavailableException(message, last);
  }
}
