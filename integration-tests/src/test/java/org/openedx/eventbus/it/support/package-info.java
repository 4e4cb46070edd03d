/** What the tests of several packages share: settings, raw reading, and seeded random values. */
package org.openedx.eventbus.it.support;
