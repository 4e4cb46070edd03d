package org.openedx.eventbus.embedded.junit;

import static org.openedx.eventbus.embedded.junit.EventBusInfrastructureProvider.EMBEDDED;
import static org.openedx.eventbus.embedded.junit.EventBusInfrastructureProvider.PROPERTY;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openedx.eventbus.embedded.EmbeddedBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JUnit extension behind {@link EventBusTest}: resolves its parameters, and disables tests whose
 * infrastructure is unavailable.
 */
final class EventBusExtension implements ExecutionCondition, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(EventBusExtension.class);
  private static final Set<Class<?>> TYPES =
      Set.of(EventBusInfrastructure.class, EmbeddedBus.class, TopicPrefix.class);
  private static final int MAX_NAME_LENGTH = 60;
  private static final Logger LOG = LoggerFactory.getLogger(EventBusExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == TopicPrefix.class) {
      return prefix(context);
    }
    EventBusInfrastructure infrastructure =
        shared(context, EventBusInfrastructure.class, EventBusExtension::start);
    if (type == EventBusInfrastructure.class) {
      return infrastructure;
    }
    if (infrastructure instanceof Embedded embedded) {
      return embedded.bus();
    }
    throw new ParameterResolutionException(
        ("cannot resolve a parameter of type EmbeddedBus, because the system property %s is %s: use"
                + " a parameter of type EventBusInfrastructure")
            .formatted(PROPERTY, selected()));
  }

  /** Returns a value that is created on first use. JUnit closes it after the run. */
  private static <T> T shared(
      ExtensionContext context, Class<T> type, Function<String, T> ofSelected) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(type, key -> ofSelected.apply(selected()), type);
  }

  private static String selected() {
    return System.getProperty(PROPERTY, EMBEDDED);
  }

  static EventBusInfrastructure start(String name) {
    return name.equals(EMBEDDED) ? new Embedded(EmbeddedBus.startNew()) : provider(name).start();
  }

  /** The default infrastructure. */
  private record Embedded(EmbeddedBus bus) implements EventBusInfrastructure {

    @Override
    public String bootstrapServers() {
      return bus.bootstrapServers();
    }

    @Override
    public String registryUrl() {
      return bus.registryUrl();
    }

    @Override
    public void close() {
      bus.close();
    }
  }

  private static EventBusInfrastructureProvider provider(String name) {
    return ServiceLoader.load(EventBusInfrastructureProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    ("the system property %s is %s, but no EventBusInfrastructureProvider on the"
                            + " class path has that name: add its library, or unset the property")
                        .formatted(PROPERTY, name)));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (selected().equals(EMBEDDED)) {
      return ConditionEvaluationResult.enabled("the embedded bus is always available");
    }
    return shared(context, Availability.class, Availability::check)
        .obstacle()
        .or(() -> needsEmbedded(context))
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled(selected() + " is available"));
  }

  private static Optional<String> needsEmbedded(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> List.of(method.getParameterTypes()).contains(EmbeddedBus.class))
        .map(method -> "it has a parameter of type EmbeddedBus, but uses " + selected());
  }

  /** Whether the selected infrastructure is available. Checked and logged once per test run. */
  private record Availability(Optional<String> obstacle) {
    static Availability check(String name) {
      Optional<String> obstacle = provider(name).unavailable();
      obstacle.ifPresent(
          reason -> LOG.warn("SKIPPED: tests with Kafka from '{}' cannot run: {}", name, reason));
      return new Availability(obstacle);
    }
  }

  private static TopicPrefix prefix(ExtensionContext context) {
    // A store also finds the entries of parent contexts: the key must belong to this context alone.
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(context.getUniqueId(), key -> newPrefix(context), TopicPrefix.class);
  }

  private static TopicPrefix newPrefix(ExtensionContext context) {
    String name = context.getTestClass().map(Class::getSimpleName).orElse("test");
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new TopicPrefix(
        letters.substring(0, Math.min(MAX_NAME_LENGTH, letters.length())) + "-" + unique);
  }
}
