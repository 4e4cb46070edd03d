package org.openedx.eventbus.tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  private static final String HARM =
      "</p></script><script>alert(1)</script><!-- \" ' & &amp; &#60; ]]> \u2028 <img onerror=x>";

  @Test
  void textIsEscaped() {
    Document page = Jsoup.parse(new Html().say("p", HARM).toString());

    assertThat(page.selectFirst("p").wholeText()).isEqualTo(HARM);
    assertThat(page.select("script, img")).isEmpty();
  }

  @Test
  void attributesAreEscaped() {
    Document page =
        Jsoup.parse(new Html().say("p", HtmlAttributes.NONE.and("title", HARM), "x").toString());

    assertThat(page.selectFirst("p").attr("title")).isEqualTo(HARM);
    assertThat(page.selectFirst("p").attributesSize()).isEqualTo(1);
  }

  @Test
  void dataIsEscaped() throws Exception {
    Html html = new Html().data("events", JsonNodeFactory.instance.textNode(HARM));

    Document page = Jsoup.parse(html.toString());

    assertThat(page.select("script")).hasSize(1);
    String data = page.selectFirst("script").data();
    assertThat(data).doesNotContain("<", ">", "&", "\u2028");
    assertThat(new ObjectMapper().readTree(data).asText()).isEqualTo(HARM);
  }

  @Test
  void controlCharactersAreShownAsUnknown() {
    assertThat(new Html().text("a\u0000b\u001bc\nd").toString()).endsWith("a\uFFFDb\uFFFDc\nd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://example.org",
        "//example.org",
        "/etc/passwd",
        "a b",
        "data:x",
        "a\"b",
        ""
      })
  void foreignLinksAreRejected(String link) {
    assertThatThrownBy(() -> HtmlAttributes.href(link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a link within the site");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "formaction", "a b", "A"})
  void scriptAndStyleAttributesAreRejected(String name) {
    assertThatThrownBy(() -> HtmlAttributes.NONE.and(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "iframe", "p onclick", "P", "meta"})
  void scriptAndStyleElementsAreRejected(String name) {
    assertThatThrownBy(() -> new Html().say(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
