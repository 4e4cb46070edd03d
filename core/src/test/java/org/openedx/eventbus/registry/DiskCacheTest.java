package org.openedx.eventbus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.registry.Rejections.rejected;
import static org.openedx.eventbus.registry.Texts.LOGIN;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_DOC;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_MORE;
import static org.openedx.eventbus.registry.Texts.SUBJECT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;

class DiskCacheTest {
  @TempDir Path directory;

  private FakeRegistry fake = FakeRegistry.start();
  private final AtomicLong now = new AtomicLong();

  @AfterEach
  void stop() {
    fake.close();
  }

  /** Returns a registry with an empty memory cache, as after a restart of the service. */
  private SchemaRegistry restarted() {
    return new HttpSchemaRegistry(
        RegistrySettings.of(fake.url()).withCacheDirectory(directory), now::get);
  }

  private void becomeUnavailable() {
    fake.misbehave(exchange -> FakeRegistry.respond(exchange, 503, "text/plain", ""));
  }

  private void replaceBy(int firstId) {
    int port = fake.port();
    fake.close();
    fake = FakeRegistry.start(port, "", firstId);
  }

  private SchemaId fillCache() {
    SchemaId id = new SchemaId(fake.put(SUBJECT, LOGIN));
    try (SchemaRegistry registry = restarted()) {
      registry.resolve(SUBJECT, LOGIN);
      registry.schemaOf(id);
    }
    return id;
  }

  private List<Path> files(String glob) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(f -> f.getFileName().toString().matches(glob)).sorted().toList();
    }
  }

  @Test
  void restartDuringAnOutageUsesUnverifiedAnswers() {
    SchemaId id = fillCache();
    becomeUnavailable();

    try (SchemaRegistry registry = restarted()) {
      assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, false));
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, false));
      assertThatThrownBy(() -> registry.resolve(SUBJECT, LOGIN_WITH_MORE))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> registry.schemaOf(new SchemaId(id.value() + 1)))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void answerIsVerifiedAfterAnOutage() {
    SchemaId id = fillCache();
    becomeUnavailable();

    try (SchemaRegistry registry = restarted()) {
      registry.resolve(SUBJECT, LOGIN);
      registry.schemaOf(id);
      fake.behave();
      assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, true));
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, true));
    }
  }

  @Test
  void unresponsiveRegistryIsNotRequestedForEachSchema() {
    SchemaId id = fillCache();
    becomeUnavailable();

    try (SchemaRegistry registry = restarted()) {
      fake.requests();
      registry.schemaOf(id);
      registry.schemaOf(id);
      assertThat(fake.requests()).hasSize(1);
      now.addAndGet(Duration.ofSeconds(3).toNanos());
      registry.schemaOf(id);
      assertThat(fake.requests()).hasSize(1);
    }
  }

  @Test
  void schemaThatCannotBeReloadedIsUnverified() {
    SchemaId id = fillCache();

    try (SchemaRegistry registry = restarted()) {
      registry.schemaOf(id);
      becomeUnavailable();
      assertThat(registry.reload(id)).isEqualTo(new SchemaText(LOGIN, false));
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, true));
    }
  }

  @Test
  void rejectionIsNotHiddenByTheDiskCache() {
    fillCache();
    fake.misbehave(exchange -> FakeRegistry.respond(exchange, 401, "text/plain", ""));

    try (SchemaRegistry registry = restarted()) {
      assertThatThrownBy(() -> registry.resolve(SUBJECT, LOGIN))
          .isInstanceOf(UnauthorizedException.class);
      assertThatThrownBy(() -> registry.schemaOf(new SchemaId(1)))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  void replacedRegistryClearsTheCache() throws IOException {
    SchemaId old = fillCache();
    replaceBy(7);
    int id = fake.put(SUBJECT, LOGIN);

    try (SchemaRegistry registry = restarted()) {
      assertThat(registry.resolve(SUBJECT, LOGIN))
          .isEqualTo(new ResolvedSchemaId(new SchemaId(id), true));
      becomeUnavailable();
      assertThat(registry.resolve(SUBJECT, LOGIN))
          .isEqualTo(new ResolvedSchemaId(new SchemaId(id), false));
      assertThatThrownBy(() -> registry.schemaOf(old))
          .isInstanceOf(RegistryUnavailableException.class);
    }
    assertThat(files("id-.*")).isEmpty();
  }

  @Test
  void reloadDetectsADifferentSchemaOfAnId() {
    SchemaId id = fillCache();

    try (SchemaRegistry registry = restarted()) {
      registry.schemaOf(id);
      replaceBy(id.value());
      fake.put(SUBJECT, LOGIN_WITH_MORE);
      assertThat(registry.schemaOf(id).text()).isEqualTo(LOGIN);
      assertThat(registry.reload(id)).isEqualTo(new SchemaText(LOGIN_WITH_MORE, true));
      assertThat(registry.schemaOf(id).text()).isEqualTo(LOGIN_WITH_MORE);
    }
  }

  @Test
  void earlierSchemaIsKeptAsEvidenceForAnotherProcess() throws IOException {
    SchemaId id = fillCache();
    replaceBy(id.value());
    fake.put(SUBJECT, LOGIN_WITH_MORE);

    try (SchemaRegistry registry = restarted()) {
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN_WITH_MORE, true));
      assertThat(registry.earlierSchemas(id)).containsExactly(LOGIN_WITH_MORE, LOGIN);
    }
    try (SchemaRegistry registry = restarted()) {
      becomeUnavailable();
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN_WITH_MORE, false));
      assertThat(registry.earlierSchemas(id)).containsExactly(LOGIN_WITH_MORE, LOGIN);
    }
    assertThat(files("former-.*")).hasSize(1);
  }

  @Test
  void idThatTheRegistryDoesNotHaveDiscardsNothing() {
    SchemaId id = fillCache();
    int port = fake.port();
    fake.close();
    fake = FakeRegistry.start(port, "", 1);

    try (SchemaRegistry registry = restarted()) {
      assertThatThrownBy(() -> registry.schemaOf(id)).satisfies(rejected(Reason.UNKNOWN_SCHEMA_ID));
      assertThat(registry.earlierSchemas(id)).containsExactly(LOGIN);
      becomeUnavailable();
      assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, false));
    }
  }

  @Test
  void otherTextOfTheSameMeaningDiscardsNothing() throws IOException {
    SchemaId id = fillCache();
    replaceBy(id.value());
    fake.put(SUBJECT, LOGIN_WITH_DOC);

    try (SchemaRegistry registry = restarted()) {
      assertThat(registry.schemaOf(id).text()).isEqualTo(LOGIN_WITH_DOC);
    }
    assertThat(files("former-.*")).isEmpty();
    assertThat(files("subject-.*")).hasSize(1);
  }

  @Test
  void newIdBesideTheOldOneDiscardsNothing() throws IOException {
    fake.put(SUBJECT, LOGIN_WITH_DOC);
    try (SchemaRegistry registry = restarted()) {
      registry.schemaOf(registry.resolve(SUBJECT, LOGIN).id());
      SchemaId own = new SchemaId(fake.put(SUBJECT, LOGIN));

      assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(own, true));
    }
    assertThat(files("id-.*")).hasSize(1);
  }

  @Test
  void schemaThatNoLongerExistsIsRemoved() {
    fillCache();
    replaceBy(1);

    try (SchemaRegistry registry = restarted()) {
      assertThatThrownBy(() -> registry.resolve(SUBJECT, LOGIN))
          .satisfies(rejected(Reason.SCHEMA_NOT_REGISTERED));
      becomeUnavailable();
      assertThatThrownBy(() -> registry.resolve(SUBJECT, LOGIN))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void corruptFilesAreIgnoredAndReplaced() throws IOException {
    SchemaId id = fillCache();
    Random random = new Random(20261122);
    for (int round = 0; round < 12; round++) {
      for (Path file : files(".*\\.json")) {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        switch (round % 4) {
          case 0 -> bytes = new byte[0];
          case 1 -> bytes = Arrays.copyOf(bytes, at);
          case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
          default -> bytes = "{\"id\": \"x\"}".getBytes();
        }
        Files.write(file, bytes);
      }
      becomeUnavailable();
      try (SchemaRegistry registry = restarted()) {
        assertCorrectOrUnavailable(registry, id);
        fake.behave();
        assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, true));
        assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, true));
        becomeUnavailable();
        assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, false));
        assertThat(registry.reload(id)).isEqualTo(new SchemaText(LOGIN, false));
      }
    }
  }

  /** A flipped bit may be in white space. Otherwise there must be no answer, never a wrong one. */
  private static void assertCorrectOrUnavailable(SchemaRegistry registry, SchemaId id) {
    try {
      assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, false));
    } catch (RegistryUnavailableException e) {
      assertThat(e).hasMessageContaining("503");
    }
    try {
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, false));
    } catch (RegistryUnavailableException e) {
      assertThat(e).hasMessageContaining("503");
    }
  }

  @Test
  void unwritableDirectoryIsIgnored() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    SchemaId id = new SchemaId(fake.put(SUBJECT, LOGIN));

    try (SchemaRegistry registry =
        SchemaRegistry.http(RegistrySettings.of(fake.url()).withCacheDirectory(file))) {
      assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, true));
      assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, true));
    }
  }

  @Test
  void directoryContainsTheUrlsAndNoTemporaryFiles() throws IOException {
    fillCache();

    assertThat(files("registry.txt"))
        .singleElement()
        .satisfies(f -> assertThat(f).hasContent(fake.url().toString()));
    assertThat(files(".*\\.tmp")).isEmpty();
    assertThat(files(".*\\.json")).hasSize(2);
  }
}
