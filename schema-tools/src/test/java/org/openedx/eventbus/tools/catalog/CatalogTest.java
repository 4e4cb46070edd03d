package org.openedx.eventbus.tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.NoContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;

class CatalogTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String HARM =
      "</script><script>alert(1)</script> \\\"q\\\" 'x' javascript:alert(1) <img onerror=x> &amp;";
  private static final String ODD = "com.acme.shop.Ödd+:*?<b>'x&.v1";

  @TempDir Path directory;

  private Path contracts;
  private Path released;

  @BeforeEach
  void prepare() throws IOException {
    contracts = Files.createDirectories(directory.resolve("module/src/main/contracts"));
    released = Files.createDirectories(directory.resolve("module/released"));
  }

  private void contract(String file, String text) {
    write(contracts.resolve(file), text);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Catalog catalog() {
    return Catalog.of(List.of(SchemaModule.at(directory.resolve("module"))));
  }

  private WrittenSite site() {
    Path root = directory.resolve("site");
    catalog().write(root);
    return new WrittenSite(root);
  }

  private static String hostile() {
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

  @Test
  void hostileTextStaysText() throws Exception {
    contract("odd.avsc", hostile());
    String text = new ObjectMapper().readTree("\"" + HARM + "\"").asText();

    WrittenSite site = site();

    for (String path : site.pages()) {
      assertThat(site.parseErrors(path)).as(path).isEmpty();
      Document page = site.page(path);
      assertThat(page.select("img, iframe, [style], [onerror], [onclick]")).as(path).isEmpty();
      assertThat(page.select("script").eachAttr("src"))
          .allMatch(source -> source.endsWith("assets/catalog.js"));
      assertThat(page.select("[href^=javascript]")).isEmpty();
    }
    Document page = site.event(ODD);
    assertThat(page.title()).isEqualTo(ODD);
    assertThat(page.selectFirst("h1").wholeText()).isEqualTo(ODD);
    assertThat(page.selectFirst("p.lead").wholeText()).isEqualTo(text);
    assertThat(page.selectFirst("p.notice").wholeText()).contains(text, "javascript:alert(1)");
    assertThat(page.selectFirst("#payload").wholeText()).contains(text);
    assertThat(page.selectFirst(".facts").wholeText()).contains(text);
    assertThat(site.page("index.html").selectFirst("td.event p").wholeText()).isEqualTo(text);
    assertThat(site.brokenLinks()).isEmpty();
  }

  @Test
  void theSearchKnowsEveryRowInItsOrder() throws Exception {
    contract("odd.avsc", hostile());
    contract("cart.avsc", ContractTexts.of(CART));

    Document index = site().page("index.html");

    JsonNode events = new ObjectMapper().readTree(index.getElementById("events").data());
    List<Element> rows = index.select("#table tbody tr");
    assertThat(rows).hasSize(2);
    assertThat(events).hasSize(2);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(events.get(i).path("name").asText())
          .isEqualTo(rows.get(i).selectFirst("a.name").wholeText());
    }
    JsonNode odd = events.get(1).path("name").asText().equals(ODD) ? events.get(1) : events.get(0);
    assertThat(odd.path("topic").asText()).isEqualTo("odd");
    assertThat(odd.path("subdomain").asText()).isEqualTo("shop");
    assertThat(odd.path("pii").asBoolean()).isTrue();
    assertThat(odd.path("deprecated").asBoolean()).isTrue();
    assertThat(odd.path("words").asText()).contains("ODD", "Deep", "later", "javascript:");
  }

  @Test
  void aPageSaysWhereTheEventTravels() {
    contract(
        "cart.avsc",
        """
        {"type": "record", "name": "CloudEvent", "namespace": "com.acme.shop.cart.filled.v1",
         "event": {"constant": "CART_FILLED", "minorVersion": 2, "topic": "carts", "key": "cart.id",
           "sender": "shop", "trigger": "once a cart is full", "since": "2026-01-02", "retention": "P14D"},
         "fields": [{"name": "cart", "type": {"type": "record", "name": "Cart", "fields": [
           {"name": "id", "type": "long"},
           {"name": "items", "type": {"type": "array", "items": ["null", "string"]}},
           {"name": "at", "type": ["null", "string"], "default": null, "format": "date-time"},
           {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
           {"name": "more", "type": {"type": "map", "values": "Cart"}},
           {"name": "note", "type": "string", "absent": "none"}]}}]}
        """);
    Path root = directory.resolve("site");
    catalog().withLevels(name -> Compatibility.FULL).write(root);

    Document page = new WrittenSite(root).event(CART);

    assertThat(page.select(".facts dt").eachText())
        .containsExactly(
            "Topic",
            "Key",
            "Sender",
            "Compatibility",
            "Retention",
            "Personal data",
            "Version",
            "Since",
            "Constant",
            "Sent when",
            "Subject",
            "Subject of the key");
    assertThat(page.select(".facts dd").eachText())
        .containsExactly(
            "carts",
            "cart.id",
            "shop",
            "FULL",
            "14 days",
            "none",
            "v1.2",
            "2026-01-02",
            "CART_FILLED",
            "once a cart is full",
            "carts-com.acme.shop.cart.filled.v1.CloudEvent",
            "carts-long");
    assertThat(page.select("#payload .field").eachText())
        .containsExactly(
            "cart Cart",
            "id long key",
            "items list of string, or null",
            "at date-time as string, or null default null",
            "price decimal(9, 2) as bytes",
            "more map of string to Cart",
            "note string absent: read as \"none\"");
    assertThat(page.select("#payload").text()).contains("Cart is shown at cart.");
    assertThat(page.select("#example h3").eachText()).containsExactly("As JSON", "In Java");
    assertThat(page.select("#example code").get(1).wholeText())
        .contains("import static com.acme.events.shop.ShopEvents.CART_FILLED;", "bus.send(");
  }

  @Test
  void versionsTellWhatChangedFromOneToTheNext() {
    String id = "{\"name\": \"id\", \"type\": \"long\"}";
    String note = ", {\"name\": \"note\", \"type\": \"string\", \"absent\": \"\"}";
    write(released.resolve(CART + "/0.avsc"), ContractTexts.of(CART, 0, id));
    write(released.resolve(CART + "/1.avsc"), ContractTexts.of(CART, 1, id + note));
    contract("one.avsc", ContractTexts.of(CART, 1, id + note));
    contract(
        "two.avsc",
        ContractTexts.of("com.acme.shop.cart.filled.v2", "{\"name\": \"id\", \"type\": \"string\"}")
            .replace("CART_FILLED", "CART_FILLED_V2"));
    contract(
        "ten.avsc", ContractTexts.of("com.acme.shop.cart.filled.v10").replace("CART_FILLED", "X"));

    WrittenSite site = site();

    Document page = site.event(CART);
    assertThat(page.select(".versions h3").eachText())
        .containsExactly("v10.0", "v2.0", "v1.1 this page", "v1.0");
    assertThat(page.select(".versions > li").eachText().get(1))
        .contains("Compared with v1.1, it", "\"note\"", "\"id\"");
    assertThat(page.select(".versions > li").eachText().get(2))
        .contains("Sent today. ", "adds the field \"note\"");
    assertThat(page.select(".versions > li").eachText().get(3)).contains("The first version.");
    assertThat(site.brokenLinks()).isEmpty();
    assertThat(site.files().get("schemas/" + CART + ".0.avsc")).doesNotContain("note");
  }

  @Test
  void changesComeFromWhoeverKnowsThemBetter() {
    write(
        released.resolve("0.avsc"),
        ContractTexts.of(CART, 0, "{\"name\": \"id\", \"type\": \"long\"}"));
    contract("one.avsc", ContractTexts.of(CART, 1, "{\"name\": \"id\", \"type\": \"int\"}"));
    Path root = directory.resolve("site");

    catalog()
        .withChanges(
            (older, newer) -> List.of(older.minorVersion() + " to " + newer.minorVersion()))
        .write(root);

    assertThat(new WrittenSite(root).event(CART).select(".versions li li").eachText())
        .containsExactly("0 to 1");
  }

  @Test
  void personalFieldsOfATypeThatIsUsedTwiceAreAllListed() {
    contract(
        "cart.avsc",
        ContractTexts.of(
            CART,
            """
            {"name": "buyer", "type": {"type": "record", "name": "Person", "fields": [
              {"name": "email", "type": "string", "pii": "email_address"}]}},
            {"name": "payer", "type": "Person"}
            """));

    WrittenSite site = site();

    assertThat(site.page("personal-data.html").select("td.personal li").eachText())
        .containsExactly("buyer.email email_address", "payer.email email_address");
    assertThat(site.brokenLinks()).isEmpty();
  }

  @Test
  void theSameContractsMakeTheSameBytes() {
    contract("odd.avsc", hostile());
    contract("cart.avsc", ContractTexts.of(CART));

    Map<String, String> first = site().files();
    catalog().write(directory.resolve("other"));

    assertThat(new WrittenSite(directory.resolve("other")).files()).isEqualTo(first);
  }

  @Test
  void whatIsGoneIsDeletedAndNothingElse() throws Exception {
    contract("odd.avsc", hostile());
    contract("cart.avsc", ContractTexts.of(CART));
    WrittenSite site = site();
    Files.writeString(directory.resolve("site/CNAME"), "events.example.org");
    Files.delete(contracts.resolve("odd.avsc"));

    site();

    assertThat(site.files()).containsKeys("CNAME", "events/" + CART + ".html");
    assertThat(site.files().keySet()).noneMatch(each -> each.contains("~"));
  }

  @Test
  void aListThatWasTamperedWithDeletesNothingOutside() throws Exception {
    contract("cart.avsc", ContractTexts.of(CART));
    site();
    Path precious = Files.writeString(directory.resolve("precious"), "x");
    Files.writeString(directory.resolve("site/" + SiteDirectory.LIST), "../precious\n");

    site();

    assertThat(precious).exists();
  }

  @Test
  void aDirectoryWithOtherFilesIsLeftAlone() throws Exception {
    contract("cart.avsc", ContractTexts.of(CART));
    Path site = Files.createDirectories(directory.resolve("site"));
    Files.writeString(site.resolve("index.html"), "mine");

    assertThatThrownBy(this::site)
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(site + " holds files that are not a catalogue's");
    assertThat(site.resolve("index.html")).hasContent("mine");
  }

  @Test
  void aFileIsNoPlaceForACatalogueNorIsAnythingBelowIt() throws Exception {
    contract("cart.avsc", ContractTexts.of(CART));
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThatThrownBy(() -> catalog().write(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(file + " is a file");
    assertThatThrownBy(() -> catalog().write(file.resolve("site")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write the catalogue to " + file.resolve("site"));
  }

  @Test
  void withoutContractsThereIsNoCatalogue() {
    assertThatThrownBy(this::site)
        .isInstanceOf(NoContractsException.class)
        .hasMessageContaining("no contract (*.avsc) is in " + contracts);
    assertThat(directory.resolve("site")).doesNotExist();
  }

  @Test
  void allProblemsOfAllContractsAreToldAndNothingIsWritten() {
    contract("a.avsc", "{");
    contract("b.avsc", "[]");
    contract("c.avsc", ContractTexts.of(CART));
    contract("d.avsc", ContractTexts.of(CART));
    write(released.resolve("e.avsc"), "}");

    assertThatThrownBy(this::site)
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll("4 problems", "a.avsc:1:", "b.avsc:1:", "d.avsc:4:", "e.avsc:1:");
    assertThat(directory.resolve("site")).doesNotExist();
  }

  @Test
  void aReleasedContractWithAProblemIsTold() {
    contract("c.avsc", ContractTexts.of(CART));
    write(released.resolve("0.avsc"), ContractTexts.of(CART).replace("\"long\"", "\"lung\""));

    assertThatThrownBy(this::site)
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll("0.avsc:", "lung");
  }
}
