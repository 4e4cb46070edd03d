package org.openedx.eventbus.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;

class ScaffoldCommandsTest {
  @TempDir Path directory;

  @Test
  void eventTypeIsCreatedReleasedAndBumped() throws Exception {
    ShopModule shop = ShopModule.in(directory);
    assertThat(shop.run("release").out()).contains("released " + ShopModule.PLACED + "/0.avsc");
    Run again = shop.run("release");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("already released");

    shop.edit("\"type\" : \"string\"", "\"type\" : \"long\"");
    Run rejected = shop.run("release");
    assertThat(rejected.exitCode()).isEqualTo(1);
    assertThat(rejected.err()).contains("bump --minor");

    assertThat(bump("--minor").out()).isEqualTo("wrote " + shop.contract() + "\n");
    assertThat(shop.run("release").out()).contains("released " + ShopModule.PLACED + "/1.avsc");

    assertThat(bump().out()).contains("com.acme.shop.order.placed.v2.avsc");
    assertThat(shop.run("lint").out()).startsWith("no findings; 2 schemas checked");
    assertThat(bump().exitCode()).isEqualTo(1);
  }

  private Run bump(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "schema";
    args[1] = "bump";
    args[2] = ShopModule.PLACED;
    args[3] = directory.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Run.of(args);
  }

  @Test
  void existingContractIsNotReplaced() {
    ShopModule.in(directory);

    Run run = Run.of("schema", "new", ShopModule.PLACED, directory.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("already has a contract");
  }
}
