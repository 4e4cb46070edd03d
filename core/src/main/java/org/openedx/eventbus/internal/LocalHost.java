package org.openedx.eventbus.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Name of the local host. */
public final class LocalHost {
  private LocalHost() {}

  /**
   * Returns the name of the local host.
   *
   * @param fallback returned if the host has no name that can be resolved
   */
  public static String nameOr(String fallback) {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return fallback;
    }
  }
}
