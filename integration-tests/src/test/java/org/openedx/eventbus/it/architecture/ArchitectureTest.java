package org.openedx.eventbus.it.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Dependencies between modules and packages, checked on the compiled classes of all modules that
 * the integration tests use.
 */
class ArchitectureTest {
  private static final String ROOT = "org.openedx.eventbus";

  /** Packages of each module, after {@link #ROOT}. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "core",
          List.of(
              "",
              ".avro..",
              ".codec..",
              ".config..",
              ".event..",
              ".handler..",
              ".internal..",
              ".registry.."),
          "hooks",
          List.of(".filter..", ".hooks..", ".local..", ".plugin.."),
          "producer-lib",
          List.of(".producer.."),
          "consumer-lib",
          List.of(".consumer.."),
          "schema-tools",
          List.of(".tools.."),
          "maven-plugin",
          List.of(".maven.."),
          "embedded",
          List.of(".embedded.."),
          "testkit",
          List.of(".testkit.."),
          "cli",
          List.of(".cli.."));

  /** Modules that each module may depend on, also indirectly. */
  private static final Map<String, List<String>> MAY_DEPEND_ON =
      Map.of(
          "core", List.of(),
          "hooks", List.of("core"),
          "producer-lib", List.of("core"),
          "consumer-lib", List.of("core"),
          "schema-tools", List.of("core"),
          "maven-plugin", List.of("core", "schema-tools"),
          "embedded", List.of(),
          "testkit", List.of("core", "hooks", "producer-lib", "consumer-lib"),
          "cli", List.copyOf(MODULES.keySet()));

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(
              location ->
                  !location.contains("/org/openedx/eventbus/it/")
                      && !location.contains("/benchmarks/"))
          .importPackages(ROOT);

  @Test
  void packagesFormNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void modulesDependOnlyOnAllowedModules() {
    MODULES.forEach(
        (module, packages) ->
            MODULES.keySet().stream()
                .filter(
                    other -> !other.equals(module) && !MAY_DEPEND_ON.get(module).contains(other))
                .forEach(
                    other ->
                        noClasses()
                            .that()
                            .resideInAnyPackage(full(packages))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(full(MODULES.get(other)))
                            .as(module + " must not depend on " + other)
                            .allowEmptyShould(true)
                            .check(OURS)));
  }

  @Test
  void everyClassBelongsToOneModule() {
    Map<String, List<String>> wrong = new TreeMap<>();
    for (JavaClass type : OURS) {
      List<String> owners =
          MODULES.keySet().stream()
              .filter(
                  each -> PackageMatchers.of(full(MODULES.get(each))).test(type.getPackageName()))
              .toList();
      if (owners.size() != 1) {
        wrong.put(type.getName(), owners);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noLibraryDependsOnTheOpenEdxEvents() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openedx.events..")
        .check(OURS);
  }

  @Test
  void modelDependsOnNeitherKafkaNorARegistry() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".event..", ROOT + ".avro..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", ROOT + ".registry..", ROOT + ".codec..")
        .check(OURS);
  }

  @Test
  void onlyTheOwningClassesCallTheKafkaClients() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".consumer..")
        .and()
        .resideOutsideOfPackage(ROOT + ".consumer.internal.loop") // confined to its thread
        .and()
        .doNotHaveSimpleName("ReadPositions")
        .and()
        .doNotHaveSimpleName("DeadLetterReader")
        .and()
        .doNotHaveSimpleName("DamagedBatch")
        .and()
        .doNotHaveSimpleName("DeadLetterTail")
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
        .and()
        .doNotHaveSimpleName("KafkaProducerConnection")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    JavaClass.Predicates.assignableTo(Producer.class))))
        .check(OURS);
  }

  /**
   * Their packages changed between Kafka 4.3 and 4.4. The broker's own class requires one of them.
   */
  @Test
  void noClassUsesKafkasInternalUtilities() {
    noClasses()
        .that()
        .doNotHaveSimpleName("EmbeddedKafka")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.common.utils..")
        .check(OURS);
  }

  /**
   * Headers, keys, values and schemas may have any length and content. Many regular expressions
   * need quadratic time.
   */
  @Test
  void codeThatReadsRecordsUsesNoRegularExpressions() {
    Set<String> ofString = Set.of("matches", "replaceAll", "replaceFirst", "split");
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".avro..",
            ROOT + ".codec..",
            ROOT + ".consumer..",
            ROOT + ".event..",
            ROOT + ".handler..",
            ROOT + ".internal..",
            ROOT + ".registry..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .orShould()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "the target is a method of String that takes a regular expression",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().isEquivalentTo(String.class)
                        && ofString.contains(access.getName())))
        .check(OURS);
  }

  /**
   * Other threads would inherit the identity and the class loader of the thread that creates them.
   */
  @Test
  void librariesCreateThreadsThatInheritNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Stream.of("core", "hooks", "producer-lib", "consumer-lib")
                .flatMap(module -> MODULES.get(module).stream())
                .map(name -> ROOT + name)
                .filter(name -> !name.equals(ROOT + ".internal.."))
                .toArray(String[]::new))
        .should()
        .callConstructorWhere(target(owner(type(Thread.class))))
        .because("DaemonThreads creates them")
        .check(OURS);
  }

  @Test
  void everyPackageIsNullMarkedInItsPackageInfo() {
    Set<String> unmarked =
        OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    OURS.stream()
        .filter(each -> each.getSimpleName().equals("package-info"))
        .filter(each -> each.isAnnotatedWith(NullMarked.class))
        .forEach(each -> unmarked.remove(each.getPackageName()));
    assertThat(unmarked).isEmpty();
  }

  /** Returns the main classes of some modules. */
  static Stream<JavaClass> classes(List<String> modules) {
    PackageMatchers packages =
        PackageMatchers.of(
            modules.stream().flatMap(each -> Stream.of(full(MODULES.get(each)))).toList());
    return OURS.stream().filter(type -> packages.test(type.getPackageName()));
  }

  private static String[] full(List<String> packages) {
    return packages.stream().map(each -> ROOT + each).toArray(String[]::new);
  }
}
