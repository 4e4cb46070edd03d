package com.acme.zapier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Encoding of request bodies. */
enum Encoding {
  /** Like Python's requests: absent values are omitted, lists repeat their name. */
  FORM("application/x-www-form-urlencoded") {
    @Override
    String write(Map<String, Object> values) {
      List<String> pairs = new ArrayList<>();
      values.forEach(
          (name, value) -> {
            Collection<?> all = value instanceof Collection<?> items ? items : single(value);
            all.forEach(each -> pairs.add(encode(name) + "=" + encode(text(each))));
          });
      return String.join("&", pairs);
    }
  },

  JSON("application/json; charset=utf-8") {
    @Override
    String write(Map<String, Object> values) {
      return Json.write(values);
    }
  };

  private final String contentType;

  Encoding(String contentType) {
    this.contentType = contentType;
  }

  abstract String write(Map<String, Object> values);

  String contentType() {
    return contentType;
  }

  private static Collection<?> single(Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Booleans as Python prints them. */
  private static String text(Object value) {
    return value instanceof Boolean flag ? (flag ? "True" : "False") : String.valueOf(value);
  }
}
