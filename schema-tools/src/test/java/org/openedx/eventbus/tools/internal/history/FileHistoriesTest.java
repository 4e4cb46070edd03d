package org.openedx.eventbus.tools.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

class FileHistoriesTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";

  @TempDir Path directory;

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void releasedVersionsAreInNumericOrder() throws Exception {
    for (int minor : new int[] {10, 9, 0, 2}) {
      write(CART + "/" + minor + ".avsc", GitFolder.text(CART, minor));
    }
    write(ORDER + "/0.avsc", "no JSON");
    write("README.md", "not a schema");

    Map<String, List<EarlierVersion>> versions = History.released(directory).versions(List.of());

    assertThat(versions).containsOnlyKeys(CART, ORDER);
    assertThat(versions.get(CART))
        .extracting(EarlierVersion::name)
        .containsExactly("released 0", "released 2", "released 9", "released 10");
    assertThat(versions.get(ORDER))
        .singleElement()
        .extracting(each -> each.content().source())
        .isEqualTo(java.util.Optional.empty());
  }

  @Test
  void missingReleasedDirectoryHasNoVersions() {
    assertThat(History.released(directory.resolve("none")).versions(GitFolder.contracts(CART)))
        .isEmpty();
  }

  @Test
  void fileInsteadOfReleasedDirectoryIsAnError() throws Exception {
    write("file", "");

    assertThatThrownBy(() -> History.released(directory.resolve("file")).versions(List.of()))
        .isInstanceOf(HistoryUnavailableException.class);
  }

  @Test
  void eventSchemasAreFoundUnderAnyFileName() throws Exception {
    write("deep/er/x.avsc", GitFolder.text(CART, 10));
    write("v9.avsc", GitFolder.text(CART, 9));
    write(
        "org+openedx+learning+auth+session+login+completed+v1_schema.avsc",
        "{\"name\": \"CloudEvent\", \"type\": \"record\", \"fields\": [],"
            + " \"namespace\": \"org.openedx.learning.auth.session.login.completed.v1\"}");
    write("com+acme+shop+order+placed+v1_schema.avsc", "{");
    write("point.avsc", "{\"type\": \"record\", \"name\": \"a.Point\", \"fields\": []}");
    write("string.avsc", "\"string\"");

    Map<String, List<EarlierVersion>> versions = History.directory(directory).versions(List.of());

    assertThat(versions)
        .containsOnlyKeys(CART, ORDER, "org.openedx.learning.auth.session.login.completed.v1");
    assertThat(versions.get(CART))
        .extracting(each -> each.content().location().file())
        .containsExactly(
            directory.resolve("v9.avsc").toString(),
            directory.resolve("deep/er/x.avsc").toString());
    assertThat(versions.get(ORDER).get(0).content().source()).isEmpty();
  }

  @Test
  void moduleDirectoryHasOnlyItsContracts() throws Exception {
    write("src/main/contracts/a.avsc", GitFolder.text(CART, 1));
    write("released/" + CART + "/0.avsc", GitFolder.text(CART, 0));

    assertThat(History.directory(directory).versions(List.of()).get(CART)).hasSize(1);
  }

  @Test
  void missingDirectoryOrOneWithoutSchemasIsAnError() throws Exception {
    assertThatThrownBy(() -> History.directory(directory.resolve("none")).versions(List.of()))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessageContaining("directory not found");
    write("note.txt", "");
    assertThatThrownBy(() -> History.directory(directory).versions(List.of()))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessageContaining("no event schema");
  }

  @Test
  void tooLargeFileIsVersionWithoutContent() throws Exception {
    write(CART + ".avsc", " ".repeat((int) EarlierSchemaFile.MAX_BYTES) + GitFolder.text(CART, 0));

    assertThat(History.directory(directory).versions(List.of()).get(CART).get(0).content().source())
        .isEmpty();
  }
}
