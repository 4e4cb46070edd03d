package org.openedx.eventbus.tools.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/** Reads the files of a written catalogue. */
record WrittenSite(Path root) {
  /** Returns the text of each file by its path. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        files.put(path, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  List<String> pages() {
    return files().keySet().stream().filter(each -> each.endsWith(".html")).toList();
  }

  Document page(String path) {
    return Jsoup.parse(text(path));
  }

  private String text(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Document event(String eventType) {
    return page("events/" + EventFileNames.of(eventType) + ".html");
  }

  /** Returns the parse errors of a page. */
  List<String> parseErrors(String path) {
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    parser.parseInput(text(path), "");
    return parser.getErrors().stream().map(ParseError::toString).toList();
  }

  /** Returns the links and sources without a target. */
  List<String> brokenLinks() {
    Map<String, Document> pages = new TreeMap<>();
    pages().forEach(each -> pages.put(each, page(each)));
    List<String> broken = new ArrayList<>();
    pages.forEach(
        (path, page) -> {
          for (Element each : page.select("[href], [src]")) {
            String link = each.hasAttr("href") ? each.attr("href") : each.attr("src");
            if (!hasTarget(path, link, pages)) {
              broken.add(path + " -> " + link);
            }
          }
        });
    return broken;
  }

  private boolean hasTarget(String from, String link, Map<String, Document> pages) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? root.resolve(from)
            : root.resolve(from).resolveSibling(parts[0]).normalize();
    if (!Files.isRegularFile(target) || !target.startsWith(root)) {
      return false;
    }
    if (parts.length == 1) {
      return true;
    }
    Document page = pages.get(root.relativize(target).toString().replace('\\', '/'));
    String fragment = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
    int equals = fragment.indexOf('=');
    if (equals < 0 || page.selectFirst("#filters") == null) {
      return page.getElementById(fragment) != null;
    }
    Element filter = page.getElementById(fragment.substring(0, equals));
    String value = fragment.substring(equals + 1);
    return filter.tagName().equals("input")
        || filter.select("option").eachAttr("value").contains(value);
  }
}
