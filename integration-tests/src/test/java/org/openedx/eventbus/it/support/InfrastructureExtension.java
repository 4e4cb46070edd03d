package org.openedx.eventbus.it.support;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.TopicPrefix;

/**
 * JUnit extension that needs the broker and registry of {@link
 * org.openedx.eventbus.embedded.junit.EventBusTest}, and the topic prefix of the test. Works in
 * classes with that annotation, as a field with {@code @RegisterExtension}.
 */
public abstract class InfrastructureExtension implements BeforeEachCallback {

  /** Called before each test, and before its {@code @BeforeEach} methods. */
  protected abstract void connect(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws Exception;

  @Override
  public final void beforeEach(ExtensionContext context) throws Exception {
    Method connect =
        InfrastructureExtension.class.getDeclaredMethod(
            "connect", EventBusInfrastructure.class, TopicPrefix.class);
    // Resolves the parameters as those of a test method.
    context.getExecutableInvoker().invoke(connect, this);
  }
}
