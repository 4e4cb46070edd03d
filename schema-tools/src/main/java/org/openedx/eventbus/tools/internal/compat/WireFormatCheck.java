package org.openedx.eventbus.tools.internal.compat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;
import org.openedx.eventbus.tools.internal.compat.VersionPair.TypePair;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

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
  private final Map<TypePair, List<Issue>> cache = new HashMap<>();

  /** Issues for which Avro throws an exception. They count even if another branch is readable. */
  private final List<Issue> fatal = new ArrayList<>();

  WireFormatCheck(VersionPair versions) {
    this.versions = versions;
    this.records = new WireRecordCheck(versions, this);
    this.unions = new WireUnionCheck(versions, this);
  }

  /** Returns all issues; none if Avro finds the two versions compatible. */
  List<Issue> run() {
    List<Issue> issues =
        compare(versions.reader().tree().root(), versions.writer().tree().root(), SchemaPath.ROOT);
    List<Issue> all = new ArrayList<>(fatal);
    all.addAll(issues);
    return all;
  }

  void fatal(Issue issue) {
    fatal.add(issue);
  }

  /** Returns the issues of a pair. Results are cached, which also ends recursion. */
  List<Issue> compare(TypeNode reader, TypeNode writer, SchemaPath path) {
    TypePair pair = TypePair.of(reader, writer);
    List<Issue> cached = cache.putIfAbsent(pair, List.of());
    if (cached != null) {
      return cached;
    }
    List<Issue> issues = issues(reader, writer, path);
    cache.put(pair, issues);
    return issues;
  }

  private List<Issue> issues(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (reader.kind() != writer.kind()) {
      return compareKinds(reader, writer, path);
    }
    return switch (reader.kind()) {
      case ARRAY, MAP ->
          reader.element().isPresent() && writer.element().isPresent()
              ? compare(reader.element().get(), writer.element().get(), path.element(reader.kind()))
              : List.of();
      case RECORD -> withName(reader, writer, path, records.compareFields(reader, writer, path));
      case ENUM -> withName(reader, writer, path, compareSymbols(reader, writer, path));
      case FIXED -> withName(reader, writer, path, compareSizes(reader, writer, path));
      case UNION -> unions.compareUnions(reader, writer, path);
      default -> List.of();
    };
  }

  private List<Issue> compareKinds(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (writer.kind() == TypeKind.UNION) {
      return unions.compareWithWriterUnion(reader, writer, path);
    }
    if (reader.kind() == TypeKind.UNION) {
      return unions.compareWithReaderUnion(reader, writer, path);
    }
    return isPromotion(reader.kind(), writer.kind())
        ? List.of()
        : List.of(retyped(reader, writer, path));
  }

  /** Returns whether a reader of one kind can read another (Avro 1.12, "Schema Resolution"). */
  private static boolean isPromotion(TypeKind reader, TypeKind writer) {
    return switch (reader) {
      case LONG -> writer == TypeKind.INT;
      case FLOAT -> writer == TypeKind.INT || writer == TypeKind.LONG;
      case DOUBLE -> writer == TypeKind.INT || writer == TypeKind.LONG || writer == TypeKind.FLOAT;
      case BYTES -> writer == TypeKind.STRING;
      case STRING -> writer == TypeKind.BYTES;
      default -> false;
    };
  }

  Issue retyped(TypeNode reader, TypeNode writer, SchemaPath path) {
    return retyped(reader, writer, reader, writer, path);
  }

  /**
   * Returns the issue of a changed type.
   *
   * @param readerType the type of which {@code reader} may be a branch
   * @param writerType the type of which {@code writer} may be a branch
   */
  Issue retyped(
      TypeNode reader, TypeNode writer, TypeNode readerType, TypeNode writerType, SchemaPath path) {
    String older = versions.older(readerType, writerType).describe();
    String newer = versions.newer(readerType, writerType).describe();
    return versions.issue(
        Rule.FIELD_SAME_TYPE,
        reader.pointer(),
        writer.pointer(),
        "%s changed from %s to %s".formatted(path.text(), older, newer),
        "Restore the type %s, add another field of the type %s, or %s."
            .formatted(older, newer, versions.newMajorVersion()));
  }

  /** Returns whether two names match for Avro: by simple name, or by an alias of the reader. */
  static boolean sameName(TypeNode reader, TypeNode writer) {
    return simple(reader).equals(simple(writer)) || reader.aliases().contains(writer.fullName());
  }

  private static String simple(TypeNode type) {
    return Names.simpleName(type.fullName());
  }

  /** Returns the given issues, preceded by one for a changed name. */
  private List<Issue> withName(
      TypeNode reader, TypeNode writer, SchemaPath path, List<Issue> others) {
    if (sameName(reader, writer)) {
      return others;
    }
    TypeNode older = versions.older(reader, writer);
    TypeNode newer = versions.newer(reader, writer);
    List<Issue> issues = new ArrayList<>();
    issues.add(
        versions.issue(
            Rule.TYPE_SAME_NAME,
            reader.definition().pointer() + "/name",
            writer.definition().pointer() + "/name",
            "the %s of %s was renamed from %s to %s"
                .formatted(newer.kind().text(), path.text(), simple(older), simple(newer)),
            versions.backward()
                ? "Restore the name, or add \"%s\" to the \"aliases\" of %s."
                    .formatted(older.fullName(), simple(newer))
                : "Restore the name (earlier readers have no alias for it), or %s."
                    .formatted(versions.newMajorVersion())));
    issues.addAll(others);
    return issues;
  }

  private List<Issue> compareSymbols(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<String> known = reader.symbols();
    if (known.contains(reader.attribute("default").asText())) {
      return List.of(); // the reader replaces unknown symbols by its default
    }
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < writer.symbols().size(); i++) {
      if (!known.contains(writer.symbols().get(i))) {
        issues.add(unknown(reader, writer, path, i));
      }
    }
    return issues;
  }

  private Issue unknown(TypeNode reader, TypeNode writer, SchemaPath path, int index) {
    boolean removed = versions.backward();
    String symbol = writer.symbols().get(index);
    String name = simple(versions.newer(reader, writer));
    boolean newDefault =
        writer.attribute("default").isTextual() && reader.attribute("default").isMissingNode();
    return versions.issue(
        removed ? Rule.ENUM_SYMBOL_NO_DELETE : Rule.ENUM_SYMBOL_NO_ADD,
        reader.definition().pointer() + "/symbols",
        writer.definition().pointer() + "/symbols/" + index,
        "the symbol %s was %s the enum %s of %s"
            .formatted(symbol, removed ? "removed from" : "added to", name, path.text()),
        removed
            ? "Restore %s, or add one of the enum's symbols as its \"default\".".formatted(symbol)
            : "Remove %s (%s), or %s."
                .formatted(
                    symbol,
                    newDefault
                        ? "earlier readers do not have a default that is added now"
                        : "the default of a field does not apply to unknown symbols",
                    versions.newMajorVersion()));
  }

  private List<Issue> compareSizes(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (reader.size() == writer.size()) {
      return List.of();
    }
    int older = versions.older(reader, writer).size();
    TypeNode newer = versions.newer(reader, writer);
    return List.of(
        versions.issue(
            Rule.FIXED_SAME_SIZE,
            reader.definition().pointer() + "/size",
            writer.definition().pointer() + "/size",
            "the size of the fixed type %s of %s changed from %d to %d bytes"
                .formatted(simple(newer), path.text(), older, newer.size()),
            versions.restore("the size " + older)));
  }
}
