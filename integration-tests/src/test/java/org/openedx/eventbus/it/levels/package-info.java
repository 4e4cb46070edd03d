/** Compatibility levels: our verdict beside a real registry's. */
package org.openedx.eventbus.it.levels;
