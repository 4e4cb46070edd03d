package org.openedx.eventbus.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.it.architecture.ProjectModules.SourceType;

/**
 * The boundary between public and internal types. Packages with a segment {@code internal} are
 * internal, all others are public. Signatures are read from the classes, names and numbers of types
 * from the source files of all modules.
 */
class PublicApiTest {
  private static final List<String> LIBRARIES =
      List.of(
          "core", "hooks", "producer-lib", "consumer-lib", "testkit", "embedded", "schema-tools");

  /** Parts of the API that may mention internal types, with the reason. */
  private static final Map<String, String> MAY_MENTION_INTERNAL_TYPES = Map.of();

  /** Most public top-level types outside internal packages. */
  private static final Map<String, Integer> MAX_PUBLIC_TYPES =
      Map.of("core", 60, "consumer-lib", 25);

  @Test
  void publicSignaturesHaveNoInternalTypes() {
    Set<String> found =
        mentions(LIBRARIES, each -> ProjectModules.isInternal(each.getPackageName()));
    assertThat(found.stream().filter(each -> !isAllowed(each)).toList())
        .as("public or protected signatures that mention internal types")
        .isEmpty();
    assertThat(MAY_MENTION_INTERNAL_TYPES.keySet())
        .as("exceptions that are not needed")
        .allMatch(name -> found.stream().anyMatch(each -> each.startsWith(name)));
  }

  private static boolean isAllowed(String mention) {
    return MAY_MENTION_INTERNAL_TYPES.keySet().stream().anyMatch(mention::startsWith);
  }

  /** Jackson is a dependency of Avro and may be removed with it, so that no API may rely on it. */
  @Test
  void publicSignaturesOfCoreHaveNoJacksonTypes() {
    assertThat(
            mentions(
                List.of("core"), each -> each.getPackageName().startsWith("com.fasterxml.jackson")))
        .isEmpty();
  }

  /** Returns the parts of the public API that mention certain types, each with the types. */
  private static Set<String> mentions(List<String> modules, Predicate<JavaClass> filter) {
    Set<String> found = new TreeSet<>();
    ArchitectureTest.classes(modules)
        .filter(type -> !ProjectModules.isInternal(type.getPackageName()))
        .filter(ApiTypes::isAccessible)
        .forEach(
            type ->
                ApiTypes.of(type)
                    .forEach(
                        (part, types) -> {
                          List<String> names =
                              types.stream().filter(filter).map(JavaClass::getName).toList();
                          if (!names.isEmpty()) {
                            found.add(part + " mentions " + names);
                          }
                        }));
    return found;
  }

  @Test
  void modulesHaveFewPublicTypes() throws Exception {
    Map<String, Long> numbers =
        ProjectModules.types().stream()
            .filter(each -> each.isPublic() && !each.isInternal())
            .collect(
                Collectors.groupingBy(SourceType::module, TreeMap::new, Collectors.counting()));
    System.out.println("public top-level types outside internal packages: " + numbers);
    List<String> tooMany = new ArrayList<>();
    MAX_PUBLIC_TYPES.forEach(
        (module, max) -> {
          if (numbers.getOrDefault(module, 0L) > max) {
            tooMany.add(module + " has " + numbers.get(module) + ", at most " + max);
          }
        });
    assertThat(tooMany).isEmpty();
    assertThat(numbers).containsKeys(LIBRARIES.toArray(String[]::new));
  }

  @Test
  void noSimpleNameOccursTwice() throws Exception {
    Map<String, List<SourceType>> byName =
        ProjectModules.types().stream()
            .collect(Collectors.groupingBy(SourceType::name, TreeMap::new, Collectors.toList()));
    byName.values().removeIf(types -> types.size() == 1);
    assertThat(byName).isEmpty();
  }

  @Test
  void noPackageOccursInTwoModules() throws Exception {
    Map<String, Set<String>> modules =
        ProjectModules.types().stream()
            .collect(
                Collectors.groupingBy(
                    SourceType::packageName,
                    TreeMap::new,
                    Collectors.mapping(SourceType::module, Collectors.toSet())));
    modules.values().removeIf(each -> each.size() == 1);
    assertThat(modules).isEmpty();
  }
}
