package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Explains why Avro finds two versions incompatible. Follows the steps of Avro's {@code
 * SchemaCompatibility}, so that it has an issue exactly where Avro reports an incompatibility.
 * Where Avro only reports that a union lacks a branch, the issue names the difference within the
 * branch.
 */
final class WireFormatCheck {
  private final VersionPair versions;
  private final WireRecordCheck records;
  private final WireUnionCheck unions;
  private final WireNameCheck names;
  private final Map<TypePair, List<CompatibilityIssue>> cache = new HashMap<>();

  /** Issues for which Avro throws an exception. They count even if another branch is readable. */
  private final List<CompatibilityIssue> fatal = new ArrayList<>();

  WireFormatCheck(VersionPair versions) {
    this.versions = versions;
    this.records = new WireRecordCheck(versions, this);
    this.unions = new WireUnionCheck(versions, this);
    this.names = new WireNameCheck(versions);
  }

  /** Returns all issues; none if Avro finds the two versions compatible. */
  List<CompatibilityIssue> run() {
    List<CompatibilityIssue> issues =
        compare(versions.reader().tree().root(), versions.writer().tree().root(), SchemaPath.ROOT);
    List<CompatibilityIssue> all = new ArrayList<>(fatal);
    all.addAll(issues);
    return all;
  }

  void fatal(CompatibilityIssue issue) {
    fatal.add(issue);
  }

  /** Returns the issues of a pair. Results are cached, which also ends recursion. */
  List<CompatibilityIssue> compare(TypeNode reader, TypeNode writer, SchemaPath path) {
    TypePair pair = TypePair.of(reader, writer);
    List<CompatibilityIssue> cached = cache.putIfAbsent(pair, List.of());
    if (cached != null) {
      return cached;
    }
    List<CompatibilityIssue> issues = issues(reader, writer, path);
    cache.put(pair, issues);
    return issues;
  }

  private List<CompatibilityIssue> issues(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (reader.kind() != writer.kind()) {
      return compareKinds(reader, writer, path);
    }
    return switch (reader.kind()) {
      case ARRAY, MAP -> compareElements(reader, writer, path);
      case RECORD ->
          names.withName(reader, writer, path, records.compareFields(reader, writer, path));
      case ENUM -> names.withName(reader, writer, path, names.compareSymbols(reader, writer, path));
      case FIXED -> names.withName(reader, writer, path, names.compareSizes(reader, writer, path));
      case UNION -> unions.compareUnions(reader, writer, path);
      default -> List.of();
    };
  }

  private List<CompatibilityIssue> compareKinds(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (writer.kind() == Kind.UNION) {
      return unions.compareWithWriterUnion(reader, writer, path);
    }
    if (reader.kind() == Kind.UNION) {
      return unions.compareWithReaderUnion(reader, writer, path);
    }
    return Promotions.readable(reader.kind(), writer.kind())
        ? List.of()
        : List.of(retyped(reader, writer, path));
  }

  private List<CompatibilityIssue> compareElements(
      TypeNode reader, TypeNode writer, SchemaPath path) {
    return reader.element().isPresent() && writer.element().isPresent()
        ? compare(reader.element().get(), writer.element().get(), path.element(reader.kind()))
        : List.of();
  }

  CompatibilityIssue retyped(TypeNode reader, TypeNode writer, SchemaPath path) {
    return retyped(reader, writer, reader, writer, path);
  }

  /**
   * Returns the issue of a changed type.
   *
   * @param readerType the type of which {@code reader} may be a branch
   * @param writerType the type of which {@code writer} may be a branch
   */
  CompatibilityIssue retyped(
      TypeNode reader, TypeNode writer, TypeNode readerType, TypeNode writerType, SchemaPath path) {
    String older = versions.older(readerType, writerType).describe();
    String newer = versions.newer(readerType, writerType).describe();
    return versions.issue(
        Rule.FIELD_SAME_TYPE,
        reader.pointer(),
        writer.pointer(),
        path.text() + " changed from " + older + " to " + newer,
        "Restore the type "
            + older
            + ", add another field of the type "
            + newer
            + ", or "
            + Fixes.newMajorVersion(versions.newer())
            + ".");
  }
}
