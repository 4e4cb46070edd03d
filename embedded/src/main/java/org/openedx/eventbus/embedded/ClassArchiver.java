package org.openedx.eventbus.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The background process that makes a {@link ClassArchive}. Uses nothing but the JDK. */
final class ClassArchiver {

  private static final int SECONDS_AT_MOST = 180;

  private ClassArchiver() {}

  /**
   * Makes one archive, unless it exists or is being made.
   *
   * @param arguments the class path, the list of the classes, the archive to write
   */
  public static void main(String[] arguments) throws Exception {
    Path list = Path.of(arguments[1]);
    Path archive = Path.of(arguments[2]);
    Path unfinished = archive.resolveSibling(archive.getFileName() + ".unfinished");
    Path lockFile = archive.resolveSibling(archive.getFileName() + ".lock");
    try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      // Without the lock another process is at it already.
      if (lock != null && !Files.exists(archive) && dump(arguments[0], list, unfinished)) {
        Files.move(unfinished, archive, ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private static boolean dump(String classPath, Path list, Path target)
      throws IOException, InterruptedException {
    Files.deleteIfExists(target);
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.addAll(
        List.of(
            Jvm.java(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + target,
            "-cp",
            classPath));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue() == 0 && Files.exists(target);
  }
}
