package org.openedx.eventbus.tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.catalog.GivenModule.CART;
import static org.openedx.eventbus.tools.catalog.GivenModule.HARM;
import static org.openedx.eventbus.tools.catalog.GivenModule.ODD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractTexts;

/** Content of the catalogue's pages. */
class CatalogTest {
  @TempDir Path directory;

  private GivenModule module;

  @BeforeEach
  void prepare() {
    module = new GivenModule(directory);
  }

  @Test
  void hostileTextStaysText() throws Exception {
    module.contract("odd.avsc", GivenModule.hostile());
    String text = new ObjectMapper().readTree("\"" + HARM + "\"").asText();

    WrittenSite site = module.site();

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
  void searchDataHasEveryRowInOrder() throws Exception {
    module.contract("odd.avsc", GivenModule.hostile());
    module.contract("cart.avsc", ContractTexts.of(CART));

    Document index = module.site().page("index.html");

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
  void pageShowsTopicKeyAndSubject() {
    module.contract(
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
    module.catalog().withLevels(name -> Compatibility.FULL).write(root);

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
            "Key subject");
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
  void versionsListTheirChanges() {
    String id = "{\"name\": \"id\", \"type\": \"long\"}";
    String note = ", {\"name\": \"note\", \"type\": \"string\", \"absent\": \"\"}";
    module.released(CART + "/0.avsc", ContractTexts.of(CART, 0, id));
    module.released(CART + "/1.avsc", ContractTexts.of(CART, 1, id + note));
    module.contract("one.avsc", ContractTexts.of(CART, 1, id + note));
    module.contract(
        "two.avsc",
        ContractTexts.of("com.acme.shop.cart.filled.v2", "{\"name\": \"id\", \"type\": \"string\"}")
            .replace("CART_FILLED", "CART_FILLED_V2"));
    module.contract(
        "ten.avsc", ContractTexts.of("com.acme.shop.cart.filled.v10").replace("CART_FILLED", "X"));

    WrittenSite site = module.site();

    Document page = site.event(CART);
    assertThat(page.select(".versions h3").eachText())
        .containsExactly("v10.0", "v2.0", "v1.1 this page", "v1.0");
    assertThat(page.select(".versions > li").eachText().get(1))
        .contains("Compared with v1.1, this version:", "\"note\"", "\"id\"");
    assertThat(page.select(".versions > li").eachText().get(2))
        .contains("Current version, released. ", "adds the field \"note\"");
    assertThat(page.select(".versions > li").eachText().get(3)).contains("The first version.");
    assertThat(site.brokenLinks()).isEmpty();
    assertThat(site.files().get("schemas/" + CART + ".0.avsc")).doesNotContain("note");
  }

  @Test
  void changesComeFromTheGivenDescriber() {
    module.released("0.avsc", ContractTexts.of(CART, 0, "{\"name\": \"id\", \"type\": \"long\"}"));
    module.contract("one.avsc", ContractTexts.of(CART, 1, "{\"name\": \"id\", \"type\": \"int\"}"));
    Path root = directory.resolve("site");

    module
        .catalog()
        .withChanges(
            (older, newer) -> List.of(older.minorVersion() + " to " + newer.minorVersion()))
        .write(root);

    assertThat(new WrittenSite(root).event(CART).select(".versions li li").eachText())
        .containsExactly("0 to 1");
  }

  @Test
  void personalFieldsOfATypeThatIsUsedTwiceAreAllListed() {
    module.contract(
        "cart.avsc",
        ContractTexts.of(
            CART,
            """
            {"name": "buyer", "type": {"type": "record", "name": "Person", "fields": [
              {"name": "email", "type": "string", "pii": "email_address"}]}},
            {"name": "payer", "type": "Person"}
            """));

    WrittenSite site = module.site();

    assertThat(site.page("personal-data.html").select("td.personal li").eachText())
        .containsExactly("buyer.email email_address", "payer.email email_address");
    assertThat(site.brokenLinks()).isEmpty();
  }
}
