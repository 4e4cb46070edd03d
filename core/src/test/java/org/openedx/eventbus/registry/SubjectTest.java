package org.openedx.eventbus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventName;

class SubjectTest {
  @Test
  void subjectOfAValueIsTopicAndRecord() {
    EventName login = EventName.of("org.openedx.learning.auth.session.login.completed.v1");

    assertThat(Subject.value("prod-user-login", login).value())
        .isEqualTo(
            "prod-user-login-org.openedx.learning.auth.session.login.completed.v1.CloudEvent");
    assertThat(Subject.value("prod-login", WireSchema.of(Texts.LOGIN))).isEqualTo(Texts.SUBJECT);
  }

  @Test
  void subjectOfAKeyIsTopicAndType() {
    assertThat(Subject.key("prod-user-login", "string")).hasToString("prod-user-login-string");
    assertThatIllegalArgumentException().isThrownBy(() -> Subject.key("t", "username"));
    assertThatIllegalArgumentException().isThrownBy(() -> Subject.key(" ", "string"));
  }

  @Test
  void negativeSchemaIdIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SchemaId(-1));
  }
}
