package org.openedx.eventbus.tools.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openedx.eventbus.tools.generate.SchemaModule;

/** Module with the contracts of a test, and the site generated from them. */
final class GivenModule {
  static final String CART = "com.acme.shop.cart.filled.v1";
  static final String HARM =
      "</script><script>alert(1)</script> \\\"q\\\" 'x' javascript:alert(1) <img onerror=x> &amp;";
  static final String ODD = "com.acme.shop.Ödd+:*?<b>'x&.v1";

  private final Path directory;
  private final Path contracts;
  private final Path released;

  GivenModule(Path directory) {
    this.directory = directory;
    this.contracts = created(directory.resolve("module/src/main/contracts"));
    this.released = created(directory.resolve("module/released"));
  }

  private static Path created(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path contracts() {
    return contracts;
  }

  void contract(String file, String text) {
    write(contracts.resolve(file), text);
  }

  void released(String file, String text) {
    write(released.resolve(file), text);
  }

  private static void write(Path file, String text) {
    try {
      created(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Catalog catalog() {
    return Catalog.of(List.of(SchemaModule.at(directory.resolve("module"))));
  }

  WrittenSite site() {
    Path root = directory.resolve("site");
    catalog().write(root);
    return new WrittenSite(root);
  }

  /** Returns a contract with hostile markup in each of its texts. */
  static String hostile() {
    return """
    {"type": "record", "name": "CloudEvent", "namespace": "%s",
     "event": {"constant": "ODD", "topic": "odd", "about": "%s", "trigger": "%s", "sender": "%s",
       "noKey": "%s", "deprecated": {"reason": "%s", "successor": "javascript:alert(1)"}},
     "fields": [
       {"name": "text", "type": "string", "about": "%s", "default": "%s", "pii": "%s"},
       {"name": "later", "type": "string", "absent": "%s"},
       {"name": "deep", "type": {"type": "record", "name": "Deep", "about": "%s", "fields": []}}]}
    """
        .formatted(ODD, HARM, HARM, HARM, HARM, HARM, HARM, HARM, HARM, HARM, HARM);
  }
}
