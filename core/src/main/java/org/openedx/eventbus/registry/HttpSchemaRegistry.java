package org.openedx.eventbus.registry;

/** Placeholder of the HTTP side while the API settles. */
final class HttpSchemaRegistry {
  private HttpSchemaRegistry() {}

  @SuppressWarnings("DoNotCallSuggester") // the HTTP side follows
  static SchemaRegistry create(RegistrySettings settings) {
    throw new UnsupportedOperationException("not yet: " + settings.urls());
  }
}
