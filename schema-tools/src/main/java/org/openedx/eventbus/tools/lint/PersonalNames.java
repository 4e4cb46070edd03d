package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Guesses by its name which kind of personal data a field holds. Names that end so are meant: an
 * {@code email_subject} is nobody's address.
 */
final class PersonalNames {
  /** A kind of OEP-30 and how the names of its fields end. */
  private record Ending(String kind, Pattern name) {
    Ending(String kind, String words) {
      this(kind, Pattern.compile("(?:.*_)?(?:" + words + ")"));
    }
  }

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("email_address", "e?mails?|e_?mail_addr(?:ess(?:es)?)?"),
          new Ending("ip", "ip|ip_addr(?:ess(?:es)?)?|remote_addr"),
          new Ending("username", "user_?names?|login_name|screen_name|nick_?name|user_handle"),
          new Ending("password", "passw(?:or)?d|passphrase"),
          new Ending(
              "phone_number", "(?:tele)?phones?|(?:tele|mobile_)?phone_numbers?|mobile_number|fax"),
          new Ending("birth_date", "birth_?da(?:te|y)|date_of_birth|year_of_birth|birth_year|dob"),
          new Ending("gender", "gender"),
          new Ending("sex", "sex"),
          new Ending("biography", "biography|bio"),
          new Ending(
              "image", "avatar|selfie|(?:profile|user|face)_(?:image|photo|picture)(?:_url)?"),
          new Ending(
              "location",
              "(?:home|postal|mailing|street|billing|shipping)_address|address(?:_line_?[0-9])?"
                  + "|post(?:al_?|_)?code|zip_?code|geo_?location|latitude|longitude"),
          new Ending("other", "ssn|social_security_number|passport_number|national_id|tax_id|iban"),
          new Ending(
              "name",
              "(?:first|last|middle|full|family|given|maiden|legal|real|preferred|person|learner"
                  + "|student|author|teacher|instructor|coach|member|staff|customer)_?name|surname"));

  private static final Set<String> PEOPLE =
      Set.of(
          "user",
          "person",
          "personal",
          "people",
          "profile",
          "account",
          "learner",
          "student",
          "teacher",
          "instructor",
          "coach",
          "author",
          "member",
          "employee",
          "customer",
          "contact",
          "recipient",
          "verification",
          "identity");

  /** Things that belong to people and have names of their own. */
  private static final Set<String> THINGS =
      Set.of(
          "notification",
          "role",
          "group",
          "course",
          "enrollment",
          "preference",
          "template",
          "type",
          "event",
          "team",
          "cohort",
          "organization",
          "enterprise",
          "plan");

  /** Names are few and fields are many. */
  private final Map<String, Optional<String>> byName = new ConcurrentHashMap<>();

  /** The kind of personal data that a field of a record seems to hold. */
  Optional<String> kind(String field, TypeNode record) {
    if (field.equalsIgnoreCase("name") && isPerson(record)) {
      return Optional.of("name");
    }
    return byName.computeIfAbsent(field, PersonalNames::kind);
  }

  private static Optional<String> kind(String field) {
    String name = snake(field);
    return ENDINGS.stream()
        .filter(each -> each.name().matcher(name).matches())
        .map(Ending::kind)
        .findFirst();
  }

  private static boolean isPerson(TypeNode record) {
    List<String> words = List.of(snake(Names.simpleName(record.fullName())).split("_", -1));
    return words.stream().anyMatch(PEOPLE::contains) && words.stream().noneMatch(THINGS::contains);
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
