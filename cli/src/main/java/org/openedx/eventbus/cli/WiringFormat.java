package org.openedx.eventbus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openedx.eventbus.filter.FilterDescription;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.plugin.PluginFailure;
import org.openedx.eventbus.plugin.PluginStatus;
import org.openedx.eventbus.plugin.Plugins;

/** What is wired to what, as text for people and JSON for programs. */
enum WiringFormat {
  TEXT,
  JSON;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  String text(Plugins plugins, List<FilterDescription> filters) {
    return this == JSON ? json(plugins, filters) + "\n" : lines(plugins, filters);
  }

  private static String lines(Plugins plugins, List<FilterDescription> filters) {
    StringBuilder text = new StringBuilder();
    text.append("plugins:").append(plugins.statuses().isEmpty() ? " none\n" : "\n");
    for (PluginStatus each : plugins.statuses()) {
      text.append(
          "  %s %s (%s): %s%n".formatted(each.id(), each.version(), each.source(), state(each)));
    }
    Map<String, List<HandlerRegistration>> handlers =
        plugins.handlers().stream()
            .collect(
                Collectors.groupingBy(
                    HandlerRegistration::target, TreeMap::new, Collectors.toList()));
    text.append("handlers:").append(handlers.isEmpty() ? " none\n" : "\n");
    handlers.forEach(
        (target, registrations) -> {
          text.append("  ").append(target).append('\n');
          registrations.forEach(
              each -> text.append("    %s, of %s%n".formatted(each.name(), each.origin())));
        });
    text.append("filters:").append(filters.isEmpty() ? " none\n" : "\n");
    for (FilterDescription filter : filters) {
      text.append("  ").append(filter.type().name()).append('\n');
      filter
          .steps()
          .forEach(step -> text.append("    %s, of %s%n".formatted(step.name(), step.origin())));
    }
    if (!plugins.failures().isEmpty()) {
      text.append("not run:\n");
      plugins.failures().forEach(each -> text.append("  ").append(each).append('\n'));
    }
    return text.toString();
  }

  private static String state(PluginStatus status) {
    return status.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static ObjectNode json(Plugins plugins, List<FilterDescription> filters) {
    ObjectNode all = MAPPER.createObjectNode();
    ArrayNode list = all.putArray("plugins");
    for (PluginStatus each : plugins.statuses()) {
      ObjectNode node = list.addObject();
      node.put("id", each.id());
      node.put("version", each.version());
      node.put("source", each.source());
      node.put("state", each.state().name());
      node.put("failure", each.failure().orElse(null));
    }
    ArrayNode handlers = all.putArray("handlers");
    for (HandlerRegistration each : plugins.handlers()) {
      ObjectNode node = handlers.addObject();
      node.put("name", each.name());
      node.put("type", each.type().map(type -> type.name().value()).orElse(null));
      node.put("topic", each.topic().orElse(null));
      node.put("origin", each.origin());
    }
    ArrayNode steps = all.putArray("steps");
    for (FilterDescription filter : filters) {
      for (FilterDescription.Step each : filter.steps()) {
        ObjectNode node = steps.addObject();
        node.put("name", each.name());
        node.put("filter", filter.type().name().value());
        node.put("origin", each.origin());
      }
    }
    ArrayNode failures = all.putArray("failures");
    for (PluginFailure each : plugins.failures()) {
      ObjectNode node = failures.addObject();
      node.put("where", each.where());
      node.put("reason", each.reason());
    }
    return all;
  }
}
