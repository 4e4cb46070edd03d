package org.openedx.eventbus.it.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CREATED;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.plugin.EventPlugin;
import org.openedx.eventbus.plugin.Plugins;
import org.openedx.eventbus.testkit.RecordingProducer;
import org.openedx.eventbus.testkit.sample.SampleEvents;
import org.openedx.events.learning.CourseEnrollmentCreated;

/** Runs the snippets of {@code docs/plugins.md}. */
@EventBusTest
class PluginsPageTest {
  @TempDir Path directory;

  /** Writes a jar that announces the plugin, whose class is on the class path of the test. */
  private void writeJar() throws IOException {
    Path jar = Files.createDirectories(directory.resolve("plugins")).resolve("greeter.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("META-INF/services/" + EventPlugin.class.getName()));
      entries.write(GreeterPlugin.class.getName().getBytes(UTF_8));
      entries.closeEntry();
    }
  }

  private EventBusConfig config(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    return EventBusConfig.of(
        Map.of(
            "eventbus.service.name",
            "plugins",
            "eventbus.kafka.bootstrap.servers",
            infrastructure.bootstrapServers(),
            "eventbus.registry.url",
            infrastructure.registryUrl(),
            "eventbus.registry.cache-dir",
            "",
            "eventbus.topic.prefix",
            prefix.value(),
            "eventbus.topics.create",
            "missing",
            "eventbus.plugins.dir",
            directory.resolve("plugins").toString(),
            "eventbus.plugin.greeter.greeting",
            "Welcome"));
  }

  @Test
  void programRunsPlugins(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws Exception {
    writeJar();
    EventBusConfig config = config(infrastructure, prefix);
    Thread service =
        new Thread(
            () -> {
              // snippet: plugins-in-a-program
              try (Plugins plugins = Plugins.load(config).start();
                  EventConsumer consumer =
                      EventConsumer.builder(config)
                          .group("mailer")
                          .handlers(plugins.handlers())
                          .start()) {
                consumer.awaitShutdown();
              }
              // end
              catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    service.start();
    service.interrupt();
    service.join(60_000);
    assertThat(service.isAlive()).isFalse();
  }

  @Test
  void pluginRegistersNamedHandlers(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws Exception {
    writeJar();
    try (Plugins plugins = Plugins.load(config(infrastructure, prefix)).start()) {
      assertThat(plugins.failures()).isEmpty();
      assertThat(plugins.handlers())
          .extracting(HandlerRegistration::name)
          .containsExactlyInAnyOrder("greeter", "greeter/praise");
    }
  }

  @Test
  void localBusRunsHandlersAndPublishes(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws Exception {
    writeJar();
    EventBusConfig config = config(infrastructure, prefix);
    List<CourseEnrollmentCreated> cache = new ArrayList<>();
    RecordingProducer producer = RecordingProducer.create();
    try (Plugins plugins = Plugins.load(config).start()) {
      // snippet: local-bus
      LocalEventBus bus =
          LocalEventBus.builder(config)
              .publishingTo(producer) // handlers first, then Kafka
              .build()
              .on(
                  COURSE_ENROLLMENT_CREATED,
                  handler("cache").calls(event -> cache.add(event.payload())))
              .handlers(plugins.handlers());
      // end
      CourseEnrollmentCreated payload = SampleEvents.of(COURSE_ENROLLMENT_CREATED).minimal();
      bus.send(COURSE_ENROLLMENT_CREATED, payload).join();

      Await.until("the event is published", () -> producer.events().size() == 1);
      assertThat(cache).containsExactly(payload);
    }
  }
}
