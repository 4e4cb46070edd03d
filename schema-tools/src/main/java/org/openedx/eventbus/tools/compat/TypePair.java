package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.schema.TypeNode;

/** Two definitions that meet; nodes are equal to themselves alone. */
record TypePair(TypeNode reader, TypeNode writer) {
  static TypePair of(TypeNode reader, TypeNode writer) {
    return new TypePair(reader.definition(), writer.definition());
  }
}
