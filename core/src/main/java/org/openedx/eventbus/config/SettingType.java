package org.openedx.eventbus.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.internal.Durations;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.Secret;

/**
 * Type of the values of a setting: parses their text and describes the expected form. Immutable.
 *
 * <p>For example {@code SettingType.DURATION.parse("10s")}.
 *
 * @param <T> the class of the values
 */
public final class SettingType<T> {
  private static final Pattern DURATION_TEXT = Pattern.compile("(\\d+)(ms|s|m|h|d|)");
  private static final Pattern SIZE_TEXT = Pattern.compile("(\\d+) ?(B|KiB|MiB|GiB|)");
  private static final Pattern TOPIC_TEXT = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
  private static final Pattern KEY_PATH_TEXT = Pattern.compile("[\\w]+(\\.[\\w]+)*");

  /** Any text. */
  public static final SettingType<String> TEXT = of("a text", Function.identity());

  /** Any text; it is never printed. */
  public static final SettingType<Secret> SECRET = of("a text", Secret::of).asSecret();

  /** {@code true} or {@code false}. */
  public static final SettingType<Boolean> BOOLEAN = of("true or false", SettingType::bool);

  /** An integer of at least 1. */
  public static final SettingType<Integer> POSITIVE_INTEGER =
      of("an integer from 1", v -> Math.toIntExact(number(v, 1, Integer.MAX_VALUE)));

  /** An integer of at least 0. */
  public static final SettingType<Integer> INTEGER =
      of("an integer from 0", v -> Math.toIntExact(number(v, 0, Integer.MAX_VALUE)));

  /** A number of bytes, at least 1, for example {@code 32MiB}. */
  public static final SettingType<Long> SIZE =
      of("bytes such as 1048576, 512KiB, 32MiB or 1GiB", SettingType::size);

  /** A duration of at least one millisecond, for example {@code 10s}. */
  public static final SettingType<Duration> POSITIVE_DURATION =
      of(
          "a positive duration such as 500ms, 10s, 5m, 1h, 7d, PT10S or milliseconds",
          v -> positive(duration(v)));

  /** A duration, possibly zero, for example {@code 10s}. */
  public static final SettingType<Duration> DURATION =
      of("a duration such as 0, 500ms, 10s, 5m, 1h, PT10S or milliseconds", SettingType::duration);

  /** Addresses of a schema registry, separated by commas. */
  public static final SettingType<List<URI>> REGISTRY_URLS =
      of(
          "http or https URLs, separated by commas",
          v -> list(v).stream().map(SettingType::registryUrl).toList());

  /** An http or https URL. Messages do not contain it, because webhook URLs contain tokens. */
  public static final SettingType<URI> WEB_URL = of("an http or https URL", SettingType::webUrl);

  /** Texts separated by commas, none of them empty. */
  public static final SettingType<List<String>> LIST =
      of("values separated by commas", SettingType::list);

  /** Class names separated by commas. */
  public static final SettingType<List<String>> CLASS_NAMES =
      of("class names, separated by commas", SettingType::list);

  /** A Kafka topic. */
  public static final SettingType<String> TOPIC =
      of("1 to 249 letters, digits, dots, hyphens and underscores", SettingType::topic);

  /** Kafka topics separated by commas. */
  public static final SettingType<List<String>> TOPICS =
      of("topics, separated by commas", v -> list(v).stream().map(SettingType::topic).toList());

  /** The dotted path of a field, for example {@code user.id}. */
  public static final SettingType<String> KEY_PATH =
      of("a dotted path such as enrollment.course.course_key", SettingType::keyPath);

  /** A file. */
  public static final SettingType<Path> FILE = of("a file", Path::of);

  /** A directory. */
  public static final SettingType<Path> DIRECTORY = of("a directory", Path::of);

  /** A directory, or an empty text for none. An empty value differs from one that is not set. */
  static final SettingType<Optional<Path>> OPTIONAL_DIRECTORY =
      of(
          "a directory, or empty for none",
          v -> v.isEmpty() ? Optional.empty() : Optional.of(Path.of(v)));

  private final String expected;
  private final boolean secret;
  private final Function<String, T> parser;

  private SettingType(String expected, boolean secret, Function<String, T> parser) {
    this.expected = Objects.requireNonNull(expected, "expected");
    this.secret = secret;
    this.parser = Objects.requireNonNull(parser, "parser");
  }

  /**
   * {@return a type}
   *
   * @param <T> the class of the values
   * @param expected the form of the values, for messages, for example {@code true or false}
   * @param parser parses a value; for an invalid one throws an {@link IllegalArgumentException}
   *     whose message describes the violation
   */
  public static <T> SettingType<T> of(String expected, Function<String, T> parser) {
    return new SettingType<>(expected, false, parser);
  }

  /**
   * {@return the type of the constants of an enum, in lower case with hyphens}
   *
   * @param <E> the enum
   * @param type the enum
   */
  public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
    List<String> names =
        Arrays.stream(Objects.requireNonNull(type, "type").getEnumConstants())
            .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return of(
        String.join(" or ", names),
        v -> {
          int index = names.indexOf(v.toLowerCase(Locale.ROOT));
          check(index >= 0, v, "is not one of the possible values");
          return type.getEnumConstants()[index];
        });
  }

  /**
   * {@return the type of the integers of a range}
   *
   * @param least the smallest value
   * @param most the largest value
   */
  public static SettingType<Integer> integer(int least, int most) {
    return of(
        "an integer from " + least + " to " + most, v -> Math.toIntExact(number(v, least, most)));
  }

  /** {@return this type for values that must not be printed} */
  public SettingType<T> asSecret() {
    return new SettingType<>(expected, true, parser);
  }

  /** {@return the form of the values, for example {@code true or false}} */
  public String expected() {
    return expected;
  }

  /** {@return whether values must not be printed} */
  public boolean secret() {
    return secret;
  }

  /**
   * {@return the value of a text}
   *
   * @param value the text, without surrounding white space
   * @throws IllegalArgumentException or {@link ArithmeticException} if the value is not valid
   */
  public T parse(String value) {
    return parser.apply(Objects.requireNonNull(value, "value"));
  }

  private static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
    };
  }

  private static long number(String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + value + "' is not an integer", e);
    }
    throw new IllegalArgumentException(value + " is out of range");
  }

  private static long size(String value) {
    Matcher matcher = SIZE_TEXT.matcher(value);
    check(matcher.matches(), value, "is not a size");
    long unit =
        switch (matcher.group(2)) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          default -> 1L;
        };
    return number(matcher.group(1), 1, Long.MAX_VALUE / unit) * unit;
  }

  private static Duration duration(String value) {
    Matcher matcher = DURATION_TEXT.matcher(value);
    Duration duration;
    if (matcher.matches()) {
      long unit =
          switch (matcher.group(2)) {
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 1L;
          };
      duration = Duration.ofMillis(number(matcher.group(1), 0, Long.MAX_VALUE / unit) * unit);
    } else {
      try {
        duration = Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("'" + value + "' is not a duration", e);
      }
    }
    boolean inRange =
        !duration.isNegative() && duration.compareTo(Duration.ofMillis(Long.MAX_VALUE)) <= 0;
    check(inRange, value, "is out of range");
    return Durations.bounded(duration);
  }

  private static Duration positive(Duration duration) {
    if (duration.toMillis() == 0) {
      throw new IllegalArgumentException("less than 1 ms");
    }
    return duration;
  }

  private static URI registryUrl(String value) {
    URI url = url(value);
    RegistrySettings.of(url);
    return url;
  }

  private static String topic(String value) {
    check(TOPIC_TEXT.matcher(value).matches(), value, "is not a valid Kafka topic");
    return value;
  }

  private static String keyPath(String value) {
    check(KEY_PATH_TEXT.matcher(value).matches(), value, "is not a path of field names");
    return value;
  }

  /** Messages must not contain the value: URLs of webhooks contain tokens. */
  private static URI webUrl(String value) {
    URI url = url(value);
    if (String.valueOf(url.getScheme()).matches("(?i)https?") && url.getHost() != null) {
      return url;
    }
    if (String.valueOf(url.getRawAuthority()).contains("_")) {
      throw new IllegalArgumentException(
          "the host name contains an underscore, which Java does not accept");
    }
    throw new IllegalArgumentException("not an http or https URL with a host");
  }

  private static URI url(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      // Neither value nor cause is included: both may contain a password.
      throw new IllegalArgumentException("not a URL");
    }
  }

  private static List<String> list(String value) {
    List<String> items = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    check(!items.contains(""), value, "has an empty item");
    return items;
  }

  private static void check(boolean valid, String value, String violation) {
    if (!valid) {
      throw new IllegalArgumentException("'" + value + "' " + violation);
    }
  }
}
