package org.openedx.eventbus.testkit.junit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.testkit.TestClock;
import org.openedx.eventbus.testkit.TestEventBus;

/** Extension that creates the bus of a {@link LocalEventBusTest} and closes it afterwards. */
final class LocalEventBusExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LocalEventBusExtension.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(TestEventBus.class, make(settings(context)));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestEventBus bus = context.getStore(NAMESPACE).remove(TestEventBus.class, TestEventBus.class);
    if (bus != null) {
      bus.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestEventBus.class || type == TestClock.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestEventBus bus = context.getStore(NAMESPACE).get(TestEventBus.class, TestEventBus.class);
    if (bus == null) {
      throw new ParameterResolutionException(
          "a bus belongs to one test: declare the parameter %s at the test, @BeforeEach or @AfterEach method"
              .formatted(parameter.getParameter().getType().getSimpleName()));
    }
    return parameter.getParameter().getType() == TestClock.class ? bus.clock() : bus;
  }

  /** Returns the settings of the method, or of the closest enclosing class. */
  private static LocalEventBusTest settings(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), LocalEventBusTest.class)
        .or(() -> context.getParent().map(LocalEventBusExtension::settings))
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "the test and its classes have no @LocalEventBusTest"));
  }

  private static TestEventBus make(LocalEventBusTest settings) {
    TestEventBus bus = TestEventBus.at(now(settings.now()));
    if (settings.enabled().length > 0) {
      bus.enableOnly(types(settings.enabled()));
    }
    return settings.allowHandlerFailures() ? bus.allowHandlerFailures() : bus;
  }

  private static Instant now(String text) {
    try {
      return text.isEmpty() ? TestClock.START : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ExtensionConfigurationException(
          "@LocalEventBusTest(now = \"%s\") is not a time, for example %s"
              .formatted(text, TestClock.START),
          e);
    }
  }

  private static EventType<?>[] types(String[] names) {
    EventCatalog catalog = EventCatalog.discover();
    List<EventType<?>> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      catalog.find(EventName.imported(name)).ifPresentOrElse(found::add, () -> unknown.add(name));
    }
    if (!unknown.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@LocalEventBusTest enables event types that are not on the class path: %s; available: %s"
              .formatted(unknown, catalog));
    }
    return found.toArray(EventType<?>[]::new);
  }
}
