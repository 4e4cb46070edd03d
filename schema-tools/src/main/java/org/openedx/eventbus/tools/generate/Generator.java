package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.generate.GeneratedType.EnumShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/**
 * Generates Java from contracts. The output is deterministic: the same contracts give the same
 * bytes.
 *
 * <p>For example, {@code Generator.with(GeneratorOptions.defaults()).generate(contracts,
 * List.of()).write(directory)}.
 */
public final class Generator {
  private static final String JSPECIFY = "org.jspecify.annotations";
  private static final Comparator<Contract> BY_NAME =
      Comparator.comparing(Contract::name).thenComparingInt(Contract::minorVersion);

  private final GeneratorOptions options;
  private final Optional<ClassName> nullAnnotation;

  private Generator(GeneratorOptions options) {
    this.options = options;
    this.nullAnnotation = options.nullAnnotation().map(ClassName::bestGuess);
  }

  /**
   * {@return a generator}
   *
   * @param options the options of the generated code
   */
  public static Generator with(GeneratorOptions options) {
    return new Generator(options);
  }

  /**
   * Generates the files in memory.
   *
   * @param contracts the current contracts, one for each event type
   * @param released the contracts of earlier minor versions, whose constructors are kept
   * @return the files, which have not been written yet
   * @throws InvalidContractsException if Java cannot be generated, with all problems
   */
  public GeneratedFiles generate(List<Contract> contracts, List<Contract> released) {
    List<ContractProblem> problems = new ArrayList<>();
    NavigableMap<String, Subdomain> subdomains = new TreeMap<>();
    for (Contract contract : contracts.stream().sorted(BY_NAME).toList()) {
      packageName(contract, problems)
          .ifPresent(
              name ->
                  subdomains
                      .computeIfAbsent(name, key -> new Subdomain(key, nullAnnotation, problems))
                      .add(contract));
    }
    for (Contract contract : released.stream().sorted(BY_NAME).toList()) {
      packageName(contract, problems)
          .map(subdomains::get)
          .ifPresent(subdomain -> subdomain.addReleased(contract));
    }
    subdomains.values().forEach(Subdomain::checkNames);
    throwIfAny(problems);
    SortedMap<String, String> files = new TreeMap<>();
    subdomains.values().forEach(each -> write(each, files));
    throwIfAny(problems);
    files.put(GeneratedFiles.INDEX, lines(contracts, each -> each.name().value()));
    files.put(
        GeneratedFiles.SERVICES,
        lines(subdomains.values(), each -> ConstantsWriter.provider(each).reflectionName()));
    return new GeneratedFiles(files);
  }

  private static void throwIfAny(List<ContractProblem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
  }

  private Optional<String> packageName(Contract contract, List<ContractProblem> problems) {
    EventName name = contract.name();
    if (name.subdomain().isEmpty()) {
      String message = "the event type '%s' has no subdomain, which is needed for the package name";
      problems.add(contract.source().problem("/namespace", message.formatted(name)));
      return Optional.empty();
    }
    return Optional.of(packageName(name, options));
  }

  /** Returns the package of the payloads of a subdomain. */
  static String packageName(EventName name, GeneratorOptions options) {
    String base = options.basePackage().orElse(name.reverseDns() + ".events");
    return JavaNames.packageName(base + "." + name.subdomain());
  }

  private void write(Subdomain subdomain, Map<String, String> files) {
    ReleasedConstructors constructors = new ReleasedConstructors(subdomain);
    for (GeneratedType shape : subdomain.shapes()) {
      if (shape instanceof RecordShape each) {
        add(files, each.java().packageName(), new RecordWriter(each, constructors).write());
        add(files, each.codec().packageName(), new CodecWriter(each).write());
      } else if (shape instanceof EnumShape each) {
        add(files, each.java().packageName(), EnumWriter.write(each));
      }
    }
    String packageName = subdomain.packageName();
    add(files, packageName, ConstantsWriter.write(subdomain));
    String constants = subdomain.constantsClass().simpleName();
    addPackageInfo(
        files,
        packageName,
        "Payloads of events. {@link %s} has the event types.".formatted(constants));
    String data = path(packageName + ".data", "");
    if (files.keySet().stream().anyMatch(each -> each.startsWith(data))) {
      addPackageInfo(files, packageName + ".data", "Data classes of the payloads.");
    }
  }

  private static void add(Map<String, String> files, String packageName, TypeSpec type) {
    JavaFile file =
        JavaFile.builder(packageName, type)
            .skipJavaLangImports(true)
            .indent("  ")
            .addFileComment("$L", GeneratedFiles.HEADER)
            .build();
    files.put(path(packageName, type.name() + ".java"), SourceFormatter.tighten(file.toString()));
  }

  private void addPackageInfo(Map<String, String> files, String packageName, String about) {
    boolean marked =
        options.nullAnnotation().filter(each -> each.equals(JSPECIFY + ".Nullable")).isPresent();
    String text =
        """
        // %s
        /** %s */
        %spackage %s;
        %s\
        """
            .formatted(
                GeneratedFiles.HEADER,
                about,
                marked ? "@NullMarked\n" : "",
                packageName,
                marked ? "\nimport " + JSPECIFY + ".NullMarked;\n" : "");
    files.put(path(packageName, "package-info.java"), text);
  }

  private static String path(String packageName, String file) {
    return "java/" + packageName.replace('.', '/') + "/" + file;
  }

  private static <T> String lines(Collection<T> parts, Function<T, String> line) {
    return parts.stream()
        .map(each -> line.apply(each) + "\n")
        .distinct()
        .sorted()
        .collect(Collectors.joining());
  }
}
