package org.openedx.eventbus.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param in what {@code -} stands for
 * @param out results, for people and programs
 * @param err progress and errors, for people
 * @param timeToEnd how long it may take to end after a signal
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, TimeToEnd timeToEnd) {}
