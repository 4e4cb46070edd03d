package org.openedx.eventbus.testkit.simulation;

import org.openedx.eventbus.codec.internal.UnknownSchemaIds;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.SchemaId;

/** Schema ids that a member requests from a registry whose replicas lag. */
final class SchemaRequests {
  private static final EventName NAME =
      EventName.of("org.openedx.learning.simulation.event.created.v1");

  private final World world;
  private final UnknownSchemaIds ids;

  SchemaRequests(World world) {
    this.world = world;
    this.ids = new UnknownSchemaIds(world.plan.unknownIds, world::now);
  }

  /**
   * Requests the schema of an event, which has an id of its own.
   *
   * @return whether it is known; otherwise the event has to wait
   */
  boolean isKnown(LoggedEvent event) {
    SchemaId id = new SchemaId(Integer.parseInt(event.id, 1, event.id.length(), 10));
    UnknownSchemaIds.Advice advice = ids.advise(id);
    if (advice == UnknownSchemaIds.Advice.REQUEST) {
      if (world.now() >= world.sentAt(event) + lag(id)) {
        ids.remove(id);
        return true;
      }
      advice = ids.add(id, NAME);
    }
    if (advice == UnknownSchemaIds.Advice.GIVE_UP) {
      throw World.broken(event.at() + " becomes poison, although the registry only lags");
    }
    return false;
  }

  /** Returns after which time all replicas have an id, which is shorter than it is waited for. */
  private static long lag(SchemaId id) {
    return id.value() * 577L % 3_000 * Dice.MILLIS;
  }
}
