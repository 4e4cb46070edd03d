package org.openedx.eventbus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDistributionTest {

  @TempDir Path directory;

  private final List<String> progress = new ArrayList<>();

  @Test
  void homeWithoutRegistryIsReportedWithItsProperty() {
    withProperty(
        RegistryDistribution.HOME_PROPERTY,
        directory,
        () ->
            assertThatThrownBy(() -> distribution().runner())
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(RegistryDistribution.HOME_PROPERTY)
                .hasMessageContaining("io.apicurio:apicurio-registry-app:3.0.9:tar.gz:all"));
  }

  @Test
  void damagedArchiveIsReportedAndNotUnpacked() throws Exception {
    Path archive = directory.resolve(RegistryArtifact.REPOSITORY_PATH);
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "half a download");

    withProperty(
        "maven.repo.local",
        directory,
        () ->
            assertThatThrownBy(() -> distribution().runner())
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining(archive.toString())
                .hasMessageContaining("SHA-256")
                .hasMessageContaining("delete that file"));
    assertThat(directory.resolve("cache")).isDirectoryNotContaining("glob:**unpacking*");
  }

  @Test
  void commentedLocalRepositoryInSettingsIsIgnored() throws Exception {
    Path settings = directory.resolve("settings.xml");
    Files.writeString(
        settings,
        """
        <settings>
          <!-- <localRepository>/not/this</localRepository> -->
          <localRepository>${user.home}/repo</localRepository>
        </settings>
        """);

    assertThat(RegistryArtifact.localRepositoryOf(settings))
        .contains(System.getProperty("user.home") + "/repo");
    assertThat(RegistryArtifact.localRepositoryOf(directory.resolve("none"))).isEmpty();
  }

  private RegistryDistribution distribution() {
    return new RegistryDistribution(directory.resolve("cache"), progress::add);
  }

  private static void withProperty(String name, Path value, Runnable body) {
    String before = System.getProperty(name);
    System.setProperty(name, value.toString());
    try {
      body.run();
    } finally {
      if (before == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, before);
      }
    }
  }
}
