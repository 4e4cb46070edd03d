package org.openedx.eventbus.cli.common;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Options are invalid, and nothing was tried. The message names the option and the fix. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the value that a parser reads.
   *
   * @param prefix names the option in the message, for example {@code --key: }
   * @throws UsageException if the parser rejects its input
   */
  public static <T> T parse(String prefix, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (EventBusException e) {
      throw new UsageException(prefix + e.getMessage(), e);
    }
  }
}
