package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/** The classes of one subdomain. Contracts that need the same class share it. */
final class Subdomain {
  private final String packageName;
  private final Optional<ClassName> nullAnnotation;
  private final List<ContractProblem> problems;
  private final List<Contract> contracts = new ArrayList<>();

  /** By the class. */
  private final Map<ClassName, GeneratedType> shapes = new TreeMap<>();

  private final Map<ClassName, List<RecordShape>> released = new HashMap<>();
  private final Map<String, Contract> constants = new HashMap<>();

  Subdomain(
      String packageName, Optional<ClassName> nullAnnotation, List<ContractProblem> problems) {
    this.packageName = packageName;
    this.nullAnnotation = nullAnnotation;
    this.problems = problems;
  }

  void add(Contract contract) {
    contracts.add(contract);
    Contract other = constants.putIfAbsent(contract.constant(), contract);
    if (other != null) {
      String used = "the constant %s is already used by %s (%s)";
      problem(contract, used.formatted(contract.constant(), other.name(), other.source().file()));
      return;
    }
    for (GeneratedType shape : resolve(contract, problems)) {
      GeneratedType first = shapes.putIfAbsent(shape.java(), shape);
      if (first != null
          && (first.getClass() != shape.getClass()
              || !first.signature().equals(shape.signature()))) {
        problem(
            contract,
            ("the type %s is defined differently in %s (%s); make the definitions equal, or set"
                    + " another \"class\" on one of them. Here: %s. There: %s")
                .formatted(
                    shape.java().simpleName(),
                    first.contract().name(),
                    first.contract().source().file(),
                    shape.signature(),
                    first.signature()));
      }
    }
  }

  private List<GeneratedType> resolve(Contract contract, List<ContractProblem> found) {
    return new TypeResolver(contract, packageName, nullAnnotation, found).resolve();
  }

  void problem(Contract contract, String message) {
    problems.add(contract.source().problem("", contract.name() + ": " + message));
  }

  /** Adds the classes of a released contract. */
  void addReleased(Contract contract) {
    for (GeneratedType shape : resolve(contract, new ArrayList<>())) {
      if (shape instanceof RecordShape each) {
        released.computeIfAbsent(shape.java(), key -> new ArrayList<>()).add(each);
      }
    }
  }

  /** Reports classes whose names differ only in case, or not at all. */
  void checkNames() {
    Map<String, String> taken = new HashMap<>();
    taken.put(constantsClass().simpleName().toLowerCase(Locale.ROOT), "the constants");
    for (GeneratedType shape : shapes.values()) {
      List<ClassName> classes =
          shape instanceof RecordShape each
              ? List.of(each.java(), each.codec())
              : List.of(shape.java());
      for (ClassName each : classes) {
        String what = each.simpleName() + " of " + shape.contract().name();
        String other = taken.putIfAbsent(key(each), what);
        if (other != null) {
          problem(
              shape.contract(),
              "the class %s has the same name as %s; set \"class\" on one of the types"
                  .formatted(each.simpleName(), other));
        }
      }
    }
  }

  /** Returns a key by package: data classes have their own, codecs are with the payloads. */
  private String key(ClassName java) {
    String name = java.simpleName().toLowerCase(Locale.ROOT);
    return java.packageName().equals(packageName) ? name : "data/" + name;
  }

  String packageName() {
    return packageName;
  }

  /** For example {@code LearningEvents} in {@code org.openedx.events.learning}. */
  ClassName constantsClass() {
    return constantsClass(packageName);
  }

  static ClassName constantsClass(String packageName) {
    String last = packageName.substring(packageName.lastIndexOf('.') + 1);
    return ClassName.get(packageName, JavaNames.pascal(last) + "Events");
  }

  List<Contract> contracts() {
    return contracts;
  }

  Collection<GeneratedType> shapes() {
    return shapes.values();
  }

  GeneratedType shape(ClassName java) {
    return Objects.requireNonNull(shapes.get(java), () -> "no shape for " + java);
  }

  /** Returns the released shapes of a class, oldest first. */
  List<RecordShape> released(ClassName java) {
    return released.getOrDefault(java, List.of());
  }
}
