package org.openedx.eventbus.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where reading begins.
 *
 * @param latest behind what is there now
 * @param time at the first record that came in then or later; empty for all, or none with {@code
 *     latest}
 */
record StartAt(boolean latest, Optional<Instant> time) {
  static final StartAt EARLIEST = new StartAt(false, Optional.empty());

  /** Moves a consumer to where it should begin in each of its partitions. */
  void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
    if (latest) {
      consumer.seekToEnd(partitions);
    } else if (time.isEmpty()) {
      consumer.seekToBeginning(partitions);
    } else {
      Map<TopicPartition, Long> wanted = new HashMap<>();
      partitions.forEach(each -> wanted.put(each, time.get().toEpochMilli()));
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
      for (TopicPartition each : partitions) {
        OffsetAndTimestamp offset = found.get(each);
        if (offset == null) {
          consumer.seekToEnd(List.of(each));
        } else {
          consumer.seek(each, offset.offset());
        }
      }
    }
    // Seeking to an end is lazy, and would otherwise mean the end at the first poll.
    partitions.forEach(consumer::position);
  }

  /** Reads {@code earliest}, {@code latest} or a time. */
  static final class Converter implements ITypeConverter<StartAt> {
    @Override
    public StartAt convert(String value) {
      return switch (value) {
        case "earliest" -> EARLIEST;
        case "latest" -> new StartAt(true, Optional.empty());
        default -> new StartAt(false, Optional.of(time(value)));
      };
    }

    private static Instant time(String value) {
      try {
        return new TimeConverter().convert(value);
      } catch (TypeConversionException e) {
        throw new TypeConversionException(
            "'"
                + value
                + "' is neither earliest nor latest nor a time with an offset such as "
                + TimeConverter.EXAMPLE);
      }
    }
  }
}
