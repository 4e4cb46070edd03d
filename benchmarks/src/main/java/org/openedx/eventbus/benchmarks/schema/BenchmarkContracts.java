package org.openedx.eventbus.benchmarks.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openedx.eventbus.internal.Sha256;

/**
 * Contracts of the size and shape of Open edX's, each with released versions that add one data
 * class after another. Equal in every run.
 */
record BenchmarkContracts(int contracts, int releases) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SUBDOMAINS =
      List.of("learning", "authoring", "billing", "catalog", "support");
  private static final String ABOUT = "A description, as the sender writes it.";

  /** Writes a module: its contracts, their released versions and the checksums. */
  void write(Path module) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (int i = 0; i < contracts; i++) {
      String subdomain = SUBDOMAINS.get(i % SUBDOMAINS.size());
      String name = "org.example." + subdomain + ".thing" + i + ".changed.v1";
      for (int minor = 0; minor < releases; minor++) {
        String released = name + "/" + minor + ".avsc";
        byte[] text = write(module.resolve("released").resolve(released), contract(name, i, minor));
        checksums.put(released, Sha256.hex(text));
      }
      write(
          module.resolve("src/main/contracts").resolve(subdomain).resolve(name + ".avsc"),
          contract(name, i, releases));
    }
    List<String> lines =
        checksums.entrySet().stream().map(each -> each.getValue() + "  " + each.getKey()).toList();
    Files.writeString(module.resolve("released/SHA256SUMS"), String.join("\n", lines) + "\n");
  }

  private static byte[] write(Path file, ObjectNode contract) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(contract);
    Files.write(file, text);
    return text;
  }

  private static ObjectNode contract(String name, int number, int minor) {
    ObjectNode contract = JSON.createObjectNode();
    contract.put("type", "record").put("name", "CloudEvent").put("namespace", name);
    contract
        .putObject("event")
        .put("constant", "THING" + number + "_CHANGED")
        .put("minorVersion", minor)
        .put("since", "2026-01-01")
        .put("about", ABOUT)
        .put("key", "thing.thing_key")
        .put("sender", "things");
    ArrayNode fields = contract.putArray("fields");
    record(fields.addObject(), "thing", "ThingData", "thing_key", 9);
    record(fields.addObject(), "owner", "OwnerData", "owner_key", 5);
    for (int added = 1; added <= minor; added++) {
      ObjectNode field = fields.addObject();
      record(field, "detail" + added, "Detail" + added + "Data", "detail_key", 1);
      field.putObject("absent").put("detail_key", "");
    }
    return contract;
  }

  private static void record(ObjectNode field, String name, String type, String key, int size) {
    field.put("name", name).put("about", ABOUT);
    ObjectNode record = field.putObject("type");
    record.put("type", "record").put("name", type).put("about", ABOUT);
    ArrayNode fields = record.putArray("fields");
    fields.addObject().put("name", key).put("type", "string").put("about", ABOUT);
    for (int i = 1; i < size; i++) {
      ObjectNode inner = fields.addObject().put("name", "part" + i).put("about", ABOUT);
      if (i % 3 == 0) {
        inner.putArray("type").add("null").add("string");
        inner.putNull("default");
      } else {
        inner.put("type", i % 3 == 1 ? "long" : "string");
      }
    }
  }
}
