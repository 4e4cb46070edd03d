package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.schema.TypeNode;

/** A reader's and a writer's definition that are compared. Nodes are compared by identity. */
record TypePair(TypeNode reader, TypeNode writer) {
  static TypePair of(TypeNode reader, TypeNode writer) {
    return new TypePair(reader.definition(), writer.definition());
  }
}
