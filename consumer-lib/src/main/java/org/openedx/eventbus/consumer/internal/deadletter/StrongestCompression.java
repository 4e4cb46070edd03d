package org.openedx.eventbus.consumer.internal.deadletter;

/**
 * The compression of dead letters. An event that fits its topic only with the compression of its
 * producer must also fit the dead-letter topic, so it is the strongest one that this runtime has:
 * zstd, or gzip where zstd's native library cannot be loaded.
 */
final class StrongestCompression {
  /** Kafka's name of the compression. */
  static final String NAME = isZstdAvailable() ? "zstd" : "gzip";

  private StrongestCompression() {}

  private static boolean isZstdAvailable() {
    try {
      Class.forName("com.github.luben.zstd.Zstd"); // its initializer loads the library
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
