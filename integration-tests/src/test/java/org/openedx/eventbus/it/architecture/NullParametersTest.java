package org.openedx.eventbus.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.event.InvalidPayloadException;

/**
 * Passes null to each parameter of each public constructor and method of the stable packages. The
 * call itself must throw, and name the parameter. Not included:
 *
 * <ul>
 *   <li>parameters that are {@code @Nullable}
 *   <li>methods of interfaces that users implement: null reaches code of the user
 *   <li>constructors of events of listeners: only this project creates them
 *   <li>constructors of exceptions: they must not fail while they report another failure
 *   <li>{@code equals} and {@code compareTo}, and {@code valueOf} of enums
 *   <li>the methods and parameters in {@code null-parameters.txt}, with the reasons
 * </ul>
 */
class NullParametersTest {
  private static final String ROOT = "org.openedx.eventbus";

  /** Packages that are not stable, or that no program calls. */
  private static final List<String> NOT_STABLE =
      List.of(
          ".internal",
          ROOT + ".avro",
          ROOT + ".cli",
          ROOT + ".tools",
          ROOT + ".maven",
          ROOT + ".benchmarks",
          ROOT + ".it");

  /** Beginnings of the names of excluded methods and parameters, with the reasons. */
  private static final Map<String, String> EXCLUDED = excluded();

  private static final Samples SAMPLES = new Samples();

  /** Imported once, which takes seconds. */
  private static final List<Class<?>> TYPES = importTypes();

  static List<Class<?>> types() {
    return TYPES;
  }

  private static List<Class<?>> importTypes() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT).stream()
            .filter(each -> NOT_STABLE.stream().noneMatch(each.getPackageName()::contains))
            .<Class<?>>map(JavaClass::reflect)
            .filter(NullParametersTest::isPublic)
            .filter(each -> !each.isAnnotation())
            .sorted(Comparator.comparing(Class::getName))
            .toList();
  }

  /** Whether a record is the event of a listener, which only this project creates. */
  private static boolean isListenerEvent(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return type.isRecord() && enclosing != null && enclosing.getName().endsWith("Listener");
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (enclosing == null || isPublic(enclosing));
  }

  @ParameterizedTest
  @MethodSource("types")
  void nullIsRejectedWithTheNameOfTheParameter(Class<?> type) {
    List<String> problems = new ArrayList<>();
    for (Executable executable : executables(type)) {
      for (int i = 0; i < executable.getParameterCount(); i++) {
        Parameter parameter = executable.getParameters()[i];
        if (!parameter.getType().isPrimitive()
            && !isNullable(parameter)
            && EXCLUDED.keySet().stream().noneMatch(name(executable, parameter)::startsWith)) {
          String problem = call(type, executable, i);
          if (problem != null) {
            problems.add(name(executable, parameter) + ": " + problem);
          }
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void everyExclusionMatchesAParameter() {
    List<String> parameters =
        TYPES.stream()
            .flatMap(type -> executables(type).stream())
            .flatMap(each -> Stream.of(each.getParameters()).map(name -> name(each, name)))
            .toList();

    assertThat(EXCLUDED.keySet())
        .allMatch(excluded -> parameters.stream().anyMatch(each -> each.startsWith(excluded)));
  }

  private static Map<String, String> excluded() {
    Map<String, String> found = new TreeMap<>();
    try (InputStream in = NullParametersTest.class.getResourceAsStream("/null-parameters.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> found.put(line.split(" \\| ")[0], line.split(" \\| ")[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static List<Executable> executables(Class<?> type) {
    List<Executable> found = new ArrayList<>();
    if (!Throwable.class.isAssignableFrom(type)
        && !isListenerEvent(type)
        && !Modifier.isAbstract(type.getModifiers())) {
      found.addAll(List.of(type.getConstructors()));
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean isEnumMethod = type.isEnum() && method.getName().equals("valueOf");
      boolean isCalledOnUserCode =
          type.isInterface() && !Modifier.isStatic(method.getModifiers()) && !SAMPLES.has(type);
      if (Modifier.isPublic(method.getModifiers())
          && !method.isSynthetic()
          && !List.of("equals", "compareTo").contains(method.getName())
          && !isEnumMethod
          && !isCalledOnUserCode) {
        found.add(method);
      }
    }
    found.sort(Comparator.comparing(NullParametersTest::name));
    return found;
  }

  private static String name(Executable executable, Parameter parameter) {
    return name(executable) + " " + parameter.getName();
  }

  /** For example {@code event.EventName.of(String)}. */
  private static String name(Executable executable) {
    String type = executable.getDeclaringClass().getName();
    String method = executable instanceof Constructor ? "new" : executable.getName();
    List<String> parameters =
        Stream.of(executable.getParameterTypes()).map(Class::getSimpleName).toList();
    return type.substring(ROOT.length() + 1)
        + "."
        + method
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static boolean isNullable(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)
        || (parameter.getAnnotatedType() instanceof AnnotatedTypeVariable variable
            && ((TypeVariable<?>) variable.getType())
                .getAnnotatedBounds()[0].isAnnotationPresent(Nullable.class));
  }

  private static @Nullable String call(Class<?> type, Executable executable, int index) {
    try {
      @Nullable Object[] arguments = new Object[executable.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = i == index ? null : SAMPLES.of(executable.getParameters()[i]);
      }
      executable.setAccessible(true); // public methods of package-private implementations
      if (executable instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        boolean isStatic = Modifier.isStatic(executable.getModifiers());
        ((Method) executable).invoke(isStatic ? null : SAMPLES.of(type), arguments);
      }
      return "null is accepted";
    } catch (InvocationTargetException e) {
      return problem(Objects.requireNonNull(e.getCause()), names(executable, index));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return "not called: " + e;
    }
  }

  /**
   * The names of which the message must contain one: the parameter's name, and the property that
   * the method sets, for example {@code timeout} for {@code withTimeout(value)}.
   */
  private static List<String> names(Executable executable, int index) {
    String parameter = executable.getParameters()[index].getName();
    Matcher matcher = Pattern.compile("(?:with|for)?(\\w)(\\w*)").matcher(executable.getName());
    return parameter.equals("value") && matcher.matches()
        ? List.of(parameter, matcher.group(1).toLowerCase(Locale.ROOT) + matcher.group(2))
        : List.of(parameter);
  }

  private static @Nullable String problem(Throwable thrown, List<String> expected) {
    String message = String.valueOf(thrown.getMessage());
    boolean isOther =
        thrown instanceof IllegalArgumentException || thrown instanceof InvalidPayloadException;
    boolean names =
        thrown instanceof NullPointerException
            ? expected.contains(message)
            : isOther && Stream.of(message.split("\\W+")).anyMatch(expected::contains);
    return names ? null : thrown.toString();
  }
}
