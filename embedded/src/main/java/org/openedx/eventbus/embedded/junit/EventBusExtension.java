package org.openedx.eventbus.embedded.junit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
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

/** Resolves the parameters that {@link EventBusTest} promises, where the chosen parts can run. */
final class EventBusExtension implements ExecutionCondition, ParameterResolver {

  private static final Namespace OURS = Namespace.create(EventBusExtension.class);
  private static final Set<Class<?>> TYPES =
      Set.of(EventBusInfrastructure.class, EmbeddedBus.class, TopicPrefix.class);
  private static final int LONGEST_NAME = 60;
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
    EventBusInfrastructure infrastructure = shared(context);
    if (type == EventBusInfrastructure.class) {
      return infrastructure;
    }
    if (infrastructure instanceof EmbeddedInfrastructure embedded) {
      return embedded.bus();
    }
    throw new ParameterResolutionException(
        "an EmbeddedBus was asked for, but the system property "
            + EventBusInfrastructureProvider.PROPERTY
            + " chose "
            + chosen()
            + ": let the test take an EventBusInfrastructure instead");
  }

  /** In the root store, which closes it at the end of the run. */
  private static EventBusInfrastructure shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(
            EventBusInfrastructure.class, key -> start(chosen()), EventBusInfrastructure.class);
  }

  private static String chosen() {
    return System.getProperty(
        EventBusInfrastructureProvider.PROPERTY, EventBusInfrastructureProvider.EMBEDDED);
  }

  static EventBusInfrastructure start(String wanted) {
    if (wanted.equals(EventBusInfrastructureProvider.EMBEDDED)) {
      return new EmbeddedInfrastructure(EmbeddedBus.startNew());
    }
    return provider(wanted).start();
  }

  private static EventBusInfrastructureProvider provider(String wanted) {
    return ServiceLoader.load(EventBusInfrastructureProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    "the system property "
                        + EventBusInfrastructureProvider.PROPERTY
                        + " is "
                        + wanted
                        + ", but no EventBusInfrastructureProvider on the class path has"
                        + " that name: add the library that brings it, or leave the property out"));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (chosen().equals(EventBusInfrastructureProvider.EMBEDDED)) {
      return ConditionEvaluationResult.enabled("the embedded bus runs everywhere");
    }
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(Obstacle.class, key -> Obstacle.look(chosen()), Obstacle.class)
        .reason()
        .or(() -> needsEmbedded(context))
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled(chosen() + " can run here"));
  }

  private static Optional<String> needsEmbedded(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> List.of(method.getParameterTypes()).contains(EmbeddedBus.class))
        .map(method -> "it takes an EmbeddedBus, and " + chosen() + " was chosen");
  }

  /** Looked for once in a test run, and said once. */
  private record Obstacle(Optional<String> reason) {
    static Obstacle look(String wanted) {
      Optional<String> reason = provider(wanted).unavailable();
      reason.ifPresent(
          why -> LOG.warn("SKIPPED: the tests that need Kafka from '{}': {}", wanted, why));
      return new Obstacle(reason);
    }
  }

  private static TopicPrefix prefix(ExtensionContext context) {
    // A child sees its parents' entries, so the key must be the context's own.
    return context
        .getStore(OURS)
        .getOrComputeIfAbsent(context.getUniqueId(), key -> newPrefix(context), TopicPrefix.class);
  }

  private static TopicPrefix newPrefix(ExtensionContext context) {
    String name = context.getTestClass().map(Class::getSimpleName).orElse("test");
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new TopicPrefix(
        letters.substring(0, Math.min(LONGEST_NAME, letters.length())) + "-" + unique);
  }
}
