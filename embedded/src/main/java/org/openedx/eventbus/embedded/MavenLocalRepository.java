package org.openedx.eventbus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the user's Maven keeps what it fetched. */
final class MavenLocalRepository {

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern SETTING =
      Pattern.compile("<localRepository>\\s*(.*?)\\s*</localRepository>", Pattern.DOTALL);

  private MavenLocalRepository() {}

  /** The one of the running build, else of the user's settings, else Maven's default. */
  static Path find() {
    Path m2 = Path.of(System.getProperty("user.home"), ".m2");
    // The second is how Surefire names the build's repository to the tests it runs.
    return Stream.of("maven.repo.local", "localRepository")
        .map(name -> System.getProperty(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .or(() -> fromSettings(m2.resolve("settings.xml")))
        .map(Path::of)
        .orElse(m2.resolve("repository"));
  }

  static Optional<String> fromSettings(Path settings) {
    try {
      String text = COMMENT.matcher(Files.readString(settings)).replaceAll("");
      Matcher matcher = SETTING.matcher(text);
      return matcher.find()
          ? Optional.of(matcher.group(1).replace("${user.home}", System.getProperty("user.home")))
          : Optional.empty();
    } catch (IOException e) {
      // No settings, or none we may read: Maven's default it is.
      return Optional.empty();
    }
  }
}
