/**
 * Rules of the code base: dependencies of modules and packages, public API, names of Java modules.
 */
package org.openedx.eventbus.it.architecture;
