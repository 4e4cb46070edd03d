package org.openedx.eventbus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.registry.Rejections.rejected;
import static org.openedx.eventbus.registry.Texts.LOGIN;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_DOC;
import static org.openedx.eventbus.registry.Texts.LOGIN_WITH_MORE;
import static org.openedx.eventbus.registry.Texts.SUBJECT;

import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;

class InMemorySchemaRegistryTest {
  private final SchemaRegistry registry = SchemaRegistry.inMemory();

  @Test
  void oneTextHasOneIdInAllSubjects() {
    SchemaId id = registry.register(SUBJECT, LOGIN);

    assertThat(registry.register(new Subject("other"), LOGIN)).isEqualTo(id);
    assertThat(registry.resolve(SUBJECT, LOGIN)).isEqualTo(new ResolvedSchemaId(id, true));
    assertThat(registry.resolve(SUBJECT, LOGIN_WITH_DOC).id()).isEqualTo(id);
    assertThat(registry.resolve(SUBJECT, LOGIN_WITH_MORE).id()).isNotEqualTo(id);
    assertThat(registry.versions(SUBJECT)).containsExactly(1, 2);
    assertThat(registry.version(SUBJECT, 2).text()).isEqualTo(LOGIN_WITH_MORE);
  }

  @Test
  void schemaIsReturnedByIdAndUnknownIdIsRejected() {
    SchemaId id = registry.register(SUBJECT, LOGIN);

    assertThat(registry.schemaOf(id)).isEqualTo(new SchemaText(LOGIN, true));
    assertThatThrownBy(() -> registry.schemaOf(new SchemaId(0)))
        .satisfies(rejected(Reason.UNKNOWN_SCHEMA_ID));
    assertThatThrownBy(() -> registry.reload(new SchemaId(2)))
        .satisfies(rejected(Reason.UNKNOWN_SCHEMA_ID));
  }

  @Test
  void levelIsEnforced() {
    registry.setCompatibility(SUBJECT, Compatibility.FULL);
    registry.register(SUBJECT, LOGIN);

    assertThatThrownBy(() -> registry.register(SUBJECT, LOGIN_WITH_MORE))
        .satisfies(rejected(Reason.INCOMPATIBLE_SCHEMA));
    registry.setCompatibility(SUBJECT, Compatibility.FORWARD_TRANSITIVE);
    assertThat(registry.register(SUBJECT, LOGIN_WITH_MORE)).isEqualTo(new SchemaId(2));
  }
}
