package org.openedx.eventbus.cli.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openedx.eventbus.cli.Run;

/** Module with a contract without findings. */
record ShopModule(Path directory) {
  static final String PLACED = "com.acme.shop.order.placed.v1";

  static ShopModule in(Path directory) {
    Run run =
        Run.of(
            "schema",
            "new",
            PLACED,
            directory.toString(),
            "--about",
            "A customer placed an order.",
            "--sender",
            "shop",
            "--key",
            "order.number");
    if (run.exitCode() != 0) {
      throw new AssertionError(run.err());
    }
    return new ShopModule(directory);
  }

  Path contract() {
    return directory.resolve("src/main/contracts/shop/" + PLACED + ".avsc");
  }

  void edit(String from, String to) throws IOException {
    String text = Files.readString(contract());
    if (!text.contains(from)) {
      throw new AssertionError("'" + from + "' is not in " + text);
    }
    Files.writeString(contract(), text.replace(from, to));
  }

  Run run(String command, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "schema";
    args[1] = command;
    args[2] = directory.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Run.of(args);
  }
}
