package org.openedx.eventbus.tools.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.openedx.eventbus.EventBusException;

/** Thrown if directories contain no contract. */
public final class NoContractsException extends EventBusException {
  private static final long serialVersionUID = 1L;

  NoContractsException(List<Path> directories) {
    super(
        "no contract (*.avsc) in "
            + directories.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }
}
