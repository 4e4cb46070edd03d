/**
 * Checks the project's prose against the phrase list of docs/style.md. Needs nothing but the JDK,
 * so that {@code .ci/style} can run it without a build.
 */
package org.openedx.eventbus.it.style;
