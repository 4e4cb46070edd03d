/**
 * The delivery guarantees under chaos: {@link org.openedx.eventbus.it.chaos.ChaosTest} has a seeded
 * schedule of faults befall real processes, and checks what became of every event.
 */
package org.openedx.eventbus.it.chaos;
