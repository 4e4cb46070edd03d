/**
 * Delivery guarantees under faults: {@link org.openedx.eventbus.it.chaos.ChaosTest} runs a seeded
 * schedule of faults against real processes, and checks what happened to every event.
 */
package org.openedx.eventbus.it.chaos;
