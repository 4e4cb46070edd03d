package org.openedx.eventbus.it.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Proxy of one local port, which can delay or cut connections. */
final class TcpProxy implements AutoCloseable {
  private static final InetAddress LOOPBACK = loopback();
  private static final int CONNECT_MILLIS = 2_000;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private volatile boolean cut;
  private volatile Duration delay = Duration.ZERO;

  /** Listens on a free port. */
  TcpProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, LOOPBACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept, "proxy-" + port());
  }

  int port() {
    return server.getLocalPort();
  }

  String address() {
    return LOOPBACK.getHostAddress() + ":" + port();
  }

  /** Closes all connections, and every new one, until {@link #heal}. */
  void cut() {
    cut = true;
    open.forEach(TcpProxy::close);
  }

  /** Delays data in both directions, until {@link #heal}. */
  void delay(Duration by) {
    delay = by;
  }

  void heal() {
    cut = false;
    delay = Duration.ZERO;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        daemon(() -> connect(client), "proxy-connect-" + port());
      } catch (IOException e) {
        // The proxy is closed, or the client has disconnected.
      }
    }
  }

  private void connect(Socket client) {
    Socket remote = new Socket();
    open.add(client);
    open.add(remote);
    // Checked after they are in the set, so that a cut during this method is not missed.
    if (cut) {
      end(client, remote);
      return;
    }
    try {
      remote.connect(new InetSocketAddress(LOOPBACK, target), CONNECT_MILLIS);
      client.setTcpNoDelay(true);
      remote.setTcpNoDelay(true);
    } catch (IOException e) {
      end(client, remote);
      return;
    }
    daemon(() -> pump(client, remote), "proxy-in-" + port());
    pump(remote, client);
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Duration late = delay;
        if (!late.isZero()) {
          Thread.sleep(late.toMillis());
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One end is closed, so the other is closed too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(from, to);
    }
  }

  private void end(Socket one, Socket other) {
    close(one);
    close(other);
    open.remove(one);
    open.remove(other);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
