package org.openedx.eventbus.it.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house: which module and package may know which. */
class ArchitectureTest {
  private static final String ROOT = "org.openedx.eventbus";
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "core",
              List.of(
                  "",
                  ".internal..",
                  ".avro..",
                  ".event..",
                  ".config..",
                  ".registry..",
                  ".codec..",
                  ".filter..",
                  ".plugin..",
                  ".local.."),
          "producer-lib", List.of(".producer.."),
          "consumer-lib", List.of(".consumer.."),
          "schema-tools", List.of(".tools.."),
          "embedded", List.of(".embedded.."),
          "testkit", List.of(".testkit.."));
  private static final Map<String, List<String>> MAY_KNOW =
      Map.of(
          "core", List.of(),
          "producer-lib", List.of("core"),
          "consumer-lib", List.of("core"),
          "schema-tools", List.of("core"),
          "embedded", List.of(),
          "testkit", List.of("core", "producer-lib", "consumer-lib", "embedded"));
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void packagesFormNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void modulesKnowOnlyWhatStandsBelowThem() {
    MODULES.forEach(
        (module, packages) ->
            MODULES.keySet().stream()
                .filter(other -> !other.equals(module) && !MAY_KNOW.get(module).contains(other))
                .forEach(
                    other ->
                        noClasses()
                            .that()
                            .resideInAnyPackage(full(packages))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(full(MODULES.get(other)))
                            .as(module + " must not know " + other)
                            .check(OURS)));
  }

  @Test
  void noLibraryKnowsTheEventsOfOpenEdx() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openedx.events..")
        .check(OURS);
  }

  @Test
  void theModelKnowsNothingOfKafkaOrARegistry() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".event..", ROOT + ".avro..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", ROOT + ".registry..", ROOT + ".codec..")
        .check(OURS);
  }

  @Test
  void onlyTheOwnersTouchTheKafkaClients() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".consumer..")
        .and()
        .doNotHaveSimpleName("PollLoop")
        .and()
        .doNotHaveSimpleName("Commits")
        .and()
        .doNotHaveSimpleName("Limits")
        .and()
        .doNotHaveSimpleName("DeadLetterReader")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    JavaClass.Predicates.assignableTo(Consumer.class))))
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".producer..")
        .and()
        .doNotHaveSimpleName("KafkaTransport")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    JavaClass.Predicates.assignableTo(Producer.class))))
        .check(OURS);
  }

  /** They moved between 4.3 and 4.4; the broker's own class asks for one of them. */
  @Test
  void nothingUsesKafkasInternalUtilities() {
    noClasses()
        .that()
        .doNotHaveSimpleName("EmbeddedKafka")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.common.utils..")
        .check(OURS);
  }

  @Test
  void noJacksonTypeStandsInAPublicSignatureOfCore() {
    classes()
        .that()
        .resideInAnyPackage(full(MODULES.get("core")))
        .and()
        .arePublic()
        .should(new NoJacksonInSignatures())
        .check(OURS);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
    Set<String> unmarked =
        OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    OURS.stream()
        .filter(each -> each.getSimpleName().equals("package-info"))
        .filter(each -> each.isAnnotatedWith(NullMarked.class))
        .forEach(each -> unmarked.remove(each.getPackageName()));
    assertThat(unmarked).isEmpty();
  }

  @Test
  void fourOfTenTypesAreHidden() {
    List<JavaClass> types =
        OURS.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(each -> !each.getSimpleName().equals("package-info"))
            .toList();
    long hidden =
        types.stream().filter(each -> !each.getModifiers().contains(JavaModifier.PUBLIC)).count();
    System.out.printf("%d of %d types are hidden%n", hidden, types.size());
    assertThat(hidden * 10).isGreaterThanOrEqualTo(types.size() * 4L);
  }

  private static String[] full(List<String> packages) {
    return packages.stream().map(each -> ROOT + each).toArray(String[]::new);
  }
}
