package org.openedx.eventbus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.registry.Rejections.rejected;
import static org.openedx.eventbus.registry.Texts.LOGIN;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_DEFAULT;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_DOC;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_MORE;
import static org.openedx.eventbus.registry.Texts.SUBJECT;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;

class HttpSchemaRegistryTest {
  private static final String PATH = "/subjects/prod-login-org.acme.login.v1.CloudEvent";

  private final FakeRegistry fake = FakeRegistry.start();
  private final SchemaRegistry registry =
      SchemaRegistry.http(RegistrySettings.of(fake.url()).withAutoRegister(true));
  private final SchemaRegistry readOnly = SchemaRegistry.http(RegistrySettings.of(fake.url()));

  @AfterEach
  void stop() {
    registry.close();
    readOnly.close();
    fake.close();
  }

  @Test
  void exactTextIsFoundWithOneRequest() {
    fake.put(SUBJECT, LOGIN_WITH_DOC);
    int id = fake.put(SUBJECT, LOGIN);

    assertThat(readOnly.resolve(SUBJECT, LOGIN))
        .isEqualTo(new ResolvedSchemaId(new SchemaId(id), true));
    assertThat(fake.requests()).containsExactly("POST " + PATH);
  }

  @Test
  void variantIsFoundByNormalizing() {
    int id = fake.put(SUBJECT, LOGIN_WITH_DOC);

    assertThat(readOnly.resolve(SUBJECT, LOGIN).id()).isEqualTo(new SchemaId(id));
    assertThat(fake.requests()).containsExactly("POST " + PATH, "POST " + PATH + "?normalize=true");
  }

  @Test
  void versionsAreSearchedNewestFirstWithoutNormalizing() {
    fake.normaliseBy(text -> text);
    fake.put(SUBJECT, LOGIN_WITH_MORE);
    fake.put(SUBJECT, LOGIN_WITH_DOC + " ");
    int id = fake.put(SUBJECT, LOGIN_WITH_DOC);
    fake.put(SUBJECT, LOGIN_WITH_DEFAULT);

    assertThat(readOnly.resolve(SUBJECT, LOGIN).id()).isEqualTo(new SchemaId(id));
    assertThat(fake.requests())
        .endsWith(
            "GET " + PATH + "/versions",
            "GET " + PATH + "/versions/4",
            "GET " + PATH + "/versions/3");
  }

  @Test
  void differentSchemaIsNotAccepted() {
    int other = fake.put(SUBJECT, LOGIN_WITH_DEFAULT);

    SchemaId id = registry.resolve(SUBJECT, LOGIN).id();

    assertThat(id.value()).isNotEqualTo(other);
    assertThat(registry.schemaOf(id).text()).isEqualTo(LOGIN);
  }

  private static final Subject KEY_SUBJECT = Subject.key("prod-login", "string");
  private static final String KEY = "{\"name\": \"username\", \"type\": \"string\"}";

  /** The id is part of the key's bytes, and Open edX registers exactly these texts. */
  @Test
  void everyKeyTextIsRegisteredWhereTextsAreCompared() {
    int bare = fake.put(KEY_SUBJECT, "\"string\"");

    SchemaId id = registry.resolve(KEY_SUBJECT, KEY).id();

    assertThat(id.value()).isNotEqualTo(bare);
    assertThat(fake.put(KEY_SUBJECT, KEY)).isEqualTo(id.value());
    assertThat(registry.resolve(KEY_SUBJECT, KEY).id()).isEqualTo(id);
    assertThat(registry.resolve(KEY_SUBJECT, KEY.replace("username", "other")).id())
        .isNotEqualTo(id);
  }

  @Test
  void keysShareOneVersionWhereMeaningIsCompared() {
    fake.compareBy(text -> SchemaNormalization.toParsingForm(WireSchema.parse(text)));
    int bare = fake.put(KEY_SUBJECT, "\"string\"");

    assertThat(registry.resolve(KEY_SUBJECT, KEY).id().value()).isEqualTo(bare);
    assertThat(registry.register(KEY_SUBJECT, KEY).value()).isEqualTo(bare);
    assertThat(registry.lookUp(KEY_SUBJECT, KEY)).contains(new SchemaId(bare));
    assertThat(registry.versions(KEY_SUBJECT)).containsExactly(1);
  }

  @Test
  void equalKeyIsUsedWithoutTheRightToRegister() {
    fake.normaliseBy(text -> text);
    int bare = fake.put(KEY_SUBJECT, "\"string\"");

    assertThat(readOnly.resolve(KEY_SUBJECT, KEY).id().value()).isEqualTo(bare);
    assertThat(readOnly.lookUp(KEY_SUBJECT, KEY)).isEmpty();
    fake.refuseWrites(403);
    assertThat(registry.resolve(KEY_SUBJECT, KEY).id().value()).isEqualTo(bare);
    fake.refuseWrites(422);
    assertThat(registry.resolve(KEY_SUBJECT, KEY).id().value()).isEqualTo(bare);
  }

  @Test
  void versionIsFoundByItsId() {
    int first = fake.put(SUBJECT, LOGIN);
    fake.put(SUBJECT, LOGIN_WITH_MORE);

    assertThat(readOnly.find(SUBJECT, new SchemaId(first)))
        .contains(new RegisteredSchema(SUBJECT, 1, new SchemaId(first), LOGIN));
    assertThat(readOnly.find(SUBJECT, new SchemaId(99))).isEmpty();
    assertThat(readOnly.find(KEY_SUBJECT, new SchemaId(first))).isEmpty();
  }

  @Test
  void errorOfAnUnregisteredSchemaContainsTheSetting() {
    assertThatThrownBy(() -> readOnly.resolve(SUBJECT, LOGIN))
        .satisfies(rejected(Reason.SCHEMA_NOT_REGISTERED))
        .hasMessageContaining("'" + SUBJECT + "'")
        .hasMessageContaining("eventbus.registry.auto-register=true");
    assertThat(fake.requests()).noneMatch(r -> r.equals("POST " + PATH + "/versions"));
  }

  @Test
  void invalidSchemaIsRejectedWithoutARequest() {
    assertThatThrownBy(() -> registry.resolve(SUBJECT, "nonsense"))
        .isInstanceOf(InvalidSchemaException.class);
    assertThat(fake.requests()).isEmpty();
  }

  @Test
  void rejectionByAStrictRegistryExplainsTheName() {
    fake.beStrict();
    String hyphen = LOGIN.replace("org.acme.login.v1", "org.acme.log-in.v1");

    assertThatThrownBy(() -> registry.resolve(SUBJECT, hyphen))
        .satisfies(rejected(Reason.UNPROCESSABLE))
        .hasMessageContaining(
            "rejected the request (HTTP 422, error code 42201): Input schema is an invalid Avro"
                + " schema")
        .hasMessageContaining("log-in")
        .hasMessageContaining("\"A name with a hyphen\" in docs/events.md");
    assertThat(registry.resolve(SUBJECT, LOGIN).id()).isEqualTo(new SchemaId(1));
  }

  @Test
  void concurrentRegistrationsCreateOneVersion() throws Exception {
    List<Integer> ids = new ArrayList<>();
    for (SchemaId id : atOnce(24, () -> registry.resolve(SUBJECT, LOGIN).id())) {
      ids.add(id.value());
    }

    assertThat(new HashSet<>(ids)).hasSize(1);
    assertThat(registry.versions(SUBJECT)).containsExactly(1);
  }

  @Test
  void concurrentRegistrationsByTwoServicesCreateOneVersion() throws Exception {
    try (SchemaRegistry other =
        SchemaRegistry.http(RegistrySettings.of(fake.url()).withAutoRegister(true))) {
      Iterator<SchemaRegistry> services = List.of(registry, other).iterator();
      CountDownLatch both = new CountDownLatch(2);

      List<SchemaId> ids =
          atOnce(
              2,
              () -> {
                SchemaRegistry mine;
                synchronized (services) {
                  mine = services.next();
                }
                both.countDown();
                both.await();
                return mine.resolve(SUBJECT, LOGIN).id();
              });

      assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }
    assertThat(registry.versions(SUBJECT)).containsExactly(1);
  }

  @Test
  void concurrentCallersOfOneIdShareOneRequest() throws Exception {
    int id = fake.put(SUBJECT, LOGIN);
    CountDownLatch asked = new CountDownLatch(50);
    fake.misbehave(
        exchange -> {
          await(asked);
          FakeRegistry.respond(
              exchange, 200, "application/json", "{\"schema\": \"\\\"string\\\"\"}");
        });

    List<SchemaText> texts =
        atOnce(
            50,
            () -> {
              asked.countDown();
              return readOnly.schemaOf(new SchemaId(id));
            });

    assertThat(texts).containsOnly(new SchemaText("\"string\"", true));
    assertThat(fake.requests()).containsExactly("GET /schemas/ids/" + id);
  }

  @Test
  void schemaIsCachedUntilItIsReloaded() {
    int id = fake.put(SUBJECT, LOGIN);

    assertThat(readOnly.schemaOf(new SchemaId(id))).isEqualTo(new SchemaText(LOGIN, true));
    assertThat(readOnly.schemaOf(new SchemaId(id))).isEqualTo(new SchemaText(LOGIN, true));
    assertThat(fake.requests()).hasSize(1);
    readOnly.reload(new SchemaId(id));
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void unknownSchemaIdIsRejected() {
    assertThatThrownBy(() -> readOnly.schemaOf(new SchemaId(99)))
        .satisfies(rejected(Reason.UNKNOWN_SCHEMA_ID))
        .hasMessage("the registry has no schema with id 99");
  }

  @Test
  void levelIsSetAndEnforced() {
    assertThat(registry.compatibility(SUBJECT)).isEmpty();
    registry.setCompatibility(SUBJECT, Compatibility.BACKWARD_TRANSITIVE);
    assertThat(registry.compatibility(SUBJECT)).contains(Compatibility.BACKWARD_TRANSITIVE);
    registry.register(SUBJECT, LOGIN);

    assertThatThrownBy(() -> registry.resolve(SUBJECT, LOGIN_WITH_MORE))
        .isInstanceOfSatisfying(
            RegistryRejectedException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
              assertThat(e).hasMessageContaining("'" + SUBJECT + "'");
              assertThat(e.registryMessage()).startsWith("incompatible: READER_FIELD_MISSING");
            });
  }

  @Test
  void subjectsAndVersionsAreListed() {
    int id = fake.put(SUBJECT, LOGIN);
    fake.put(new Subject("other"), LOGIN);

    assertThat(readOnly.subjects()).containsExactly(SUBJECT, new Subject("other"));
    assertThat(readOnly.version(SUBJECT, 1))
        .isEqualTo(new RegisteredSchema(SUBJECT, 1, new SchemaId(id), LOGIN));
    assertThat(readOnly.versions(new Subject("absent"))).isEmpty();
    assertThatThrownBy(() -> readOnly.version(SUBJECT, 2))
        .satisfies(rejected(Reason.UNKNOWN_VERSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b", "a b", "ü-\uD83D\uDE00", "a/b", "a%2Fb", "a?b#c", "a$b;c=d"})
  void subjectWithReservedCharactersIsEncoded(String name) {
    Subject subject = new Subject(name);

    SchemaId id = registry.register(subject, LOGIN);

    assertThat(readOnly.subjects()).containsExactly(subject);
    assertThat(readOnly.resolve(subject, LOGIN).id()).isEqualTo(id);
  }

  @Test
  void pathOfTheUrlIsKept() {
    try (FakeRegistry below = FakeRegistry.start(0, "/apis/ccompat/v7", 1);
        SchemaRegistry client =
            SchemaRegistry.http(
                RegistrySettings.of(URI.create(below.url() + "/")).withAutoRegister(true))) {
      client.resolve(SUBJECT, LOGIN);

      assertThat(client.subjects()).containsExactly(SUBJECT);
    }
  }

  @Test
  void closedRegistryThrows() {
    readOnly.close();

    assertThatThrownBy(readOnly::subjects).isInstanceOf(IllegalStateException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(Collections.nCopies(threads, call))) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
