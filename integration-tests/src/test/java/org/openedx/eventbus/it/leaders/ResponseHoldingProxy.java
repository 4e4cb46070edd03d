package org.openedx.eventbus.it.leaders;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Proxy of a broker that can hold back the responses to one client. */
final class ResponseHoldingProxy implements AutoCloseable {
  /** Size, API key, version, correlation id, and the length of the client id. */
  private static final int BEFORE_CLIENT_ID = 4 + 2 + 2 + 4 + 2;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private final String client;
  private boolean holding;
  private int held;

  /** Listens on a free port. */
  ResponseHoldingProxy(int target, String client) {
    this.target = target;
    this.client = client;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Holds responses to the client back, until {@link #release}. */
  synchronized void hold() {
    holding = true;
    held = 0;
  }

  synchronized boolean hasHeldAnAnswer() {
    return held > 0;
  }

  synchronized void release() {
    holding = false;
    notifyAll();
  }

  private synchronized void passAnswer() throws InterruptedException {
    if (holding) {
      held++;
    }
    while (holding) {
      wait();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket one = server.accept();
        daemon(() -> serve(one));
      } catch (IOException e) {
        // The proxy is closed, or the client has disconnected.
      }
    }
  }

  private void serve(Socket near) {
    open.add(near);
    try (near;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      DataInputStream requests = new DataInputStream(near.getInputStream());
      byte[] header = new byte[BEFORE_CLIENT_ID];
      requests.readFully(header);
      byte[] id = new byte[Math.max(0, ByteBuffer.wrap(header).getShort(BEFORE_CLIENT_ID - 2))];
      requests.readFully(id);
      far.getOutputStream().write(header);
      far.getOutputStream().write(id);
      boolean holdable = new String(id, StandardCharsets.UTF_8).equals(client);
      daemon(() -> answer(far, near, holdable));
      requests.transferTo(far.getOutputStream());
    } catch (IOException e) {
      // One end is closed, so the other is closed too.
    } finally {
      open.remove(near);
    }
  }

  private void answer(Socket far, Socket near, boolean holdable) {
    byte[] buffer = new byte[64 * 1024];
    try (far;
        near) {
      InputStream in = far.getInputStream();
      OutputStream out = near.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (holdable) {
          passAnswer();
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One end is closed, so the other is closed too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "holding-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    release();
    try {
      server.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
