package org.openedx.eventbus.it.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Jackson comes with Avro and may go with it: users must not meet it in our API. */
final class NoJacksonInSignatures extends ArchCondition<JavaClass> {
  NoJacksonInSignatures() {
    super("have no Jackson type in a public signature");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getCodeUnits().stream()
        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(NoJacksonInSignatures::mentionsJackson)
        .forEach(unit -> events.add(SimpleConditionEvent.violated(unit, unit.getFullName())));
  }

  private static boolean mentionsJackson(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        .anyMatch(each -> each.getPackageName().startsWith("com.fasterxml.jackson"));
  }
}
