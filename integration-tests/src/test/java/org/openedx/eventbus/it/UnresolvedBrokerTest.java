package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;

/** A broker whose name has no address for a moment, as of a headless service without ready pods. */
@EventBusTest
class UnresolvedBrokerTest {
  private static final String LOCALHOST = "127.0.0.1 localhost\n";

  @RegisterExtension final Bus bus = Bus.shared();

  @TempDir Path directory;

  /** In another process, because a JVM has one file of host names from its start. */
  @Test
  void eventWaitsUntilTheNameOfTheBrokerHasAnAddress() throws Exception {
    Path hosts = Files.writeString(directory.resolve("hosts"), LOCALHOST);
    String port = bus.bootstrapServers().substring(bus.bootstrapServers().lastIndexOf(':'));
    Properties settings = new Properties();
    settings.setProperty("eventbus.kafka.bootstrap.servers", "kafka.example.test" + port);
    settings.setProperty("eventbus.registry.url", bus.registryUrl());
    settings.setProperty("eventbus.registry.auto-register", "true");
    settings.setProperty("eventbus.registry.cache-dir", "");
    settings.setProperty("eventbus.topic.prefix", bus.prefix());
    settings.setProperty("eventbus.topics.create", "missing");
    settings.setProperty("eventbus.service.name", "unresolved-broker-test");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("surefire.test.class.path", ""),
                UnresolvedBrokerMain.class.getName())
            .redirectError(directory.resolve("log").toFile())
            .start();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out = process.inputReader()) {
      settings.store(in, null);
      in.close();

      assertThat(out.readLine()).isEqualTo(ProducerHealth.Code.BROKER_UNAVAILABLE.name());
      Files.writeString(hosts, LOCALHOST + "127.0.0.1 kafka.example.test\n");

      assertThat(out.readLine()).isEqualTo("0");
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(bus.raw("unresolved")).hasSize(1);
  }
}
