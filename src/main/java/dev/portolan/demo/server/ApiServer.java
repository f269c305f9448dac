package dev.portolan.demo.server;

import dev.portolan.demo.logs.LogBook;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// The HTTPS server on 127.0.0.1.
public final class ApiServer implements AutoCloseable {
  /// Of the 20,480 that Java keeps for a day, as many as a few clients have use for.
  private static final int TLS_SESSIONS = 100;

  private static final Duration LISTEN_AGAIN = Duration.ofSeconds(10);
  private static final Duration A_MOMENT = Duration.ofMillis(2);
  private static final int HEADER_SIZE = 64 * 1024;

  /// Held so that its level stays: starts, stops and cuts on order are nobody's news.
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;
  private final ObjectStore store;
  private final Watches watches;
  private final SslContextFactory.Server tls;
  private Certificates certificates;

  private ApiServer(
      Server server,
      ServerConnector connector,
      ObjectStore store,
      Watches watches,
      SslContextFactory.Server tls,
      Certificates certificates) {
    this.server = server;
    this.connector = connector;
    this.store = store;
    this.watches = watches;
    this.tls = tls;
    this.certificates = certificates;
  }

  /// Starts it.
  ///
  /// @param bookmarkEvery how often a watch that allows bookmarks gets one
  /// @param port to listen on; 0 for a free one
  public static ApiServer start(
      ObjectStore store,
      Access access,
      Faults faults,
      Containers containers,
      Duration bookmarkEvery,
      int port) {
    JETTY.setLevel(Level.SEVERE);
    try {
      Certificates certificates = Certificates.make(Instant.now());
      VirtualThreadPool threads = new VirtualThreadPool();
      threads.setName("portolan-demo");
      Server server = new Server(threads);
      SslContextFactory.Server tls = new SslContextFactory.Server();
      present(tls, certificates);
      tls.setSniRequired(false);
      tls.setSslSessionCacheSize(TLS_SESSIONS);
      ServerConnector connector = connector(server, tls, port);
      server.addConnector(connector);
      ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
      webSockets.setIdleTimeout(Duration.ZERO);
      Watches watches = new Watches(store, faults, bookmarkEvery);
      ExecEntry exec = new ExecEntry(store, containers, webSockets);
      LogEntry log = new LogEntry(store, new LogBook(containers.network()));
      server.setHandler(
          new ApiHandler(
              store, access, faults, watches, exec, new DebugEntry(store, containers), log));
      server.setStopTimeout(0);
      server.start();
      // the port stays through later stops and starts
      connector.setPort(connector.getLocalPort());
      return new ApiServer(server, connector, store, watches, tls, certificates);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the demo's certificate could not be made", e);
    } catch (Exception e) { // Server.start declares it: the one thing that can go wrong is the port
      throw new IllegalStateException("the demo's server could not be started", e);
    }
  }

  public String url() {
    return "https://127.0.0.1:" + connector.getPort();
  }

  /// The certificate authority as kubeconfigs hold it.
  public synchronized String authorityData() {
    try {
      String pem = certificates.authorityPem();
      return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the demo's certificate cannot be written", e);
    }
  }

  /// Presents another certificate from now on, to new connections; the open ones are cut.
  ///
  /// @param sameAuthority false for one that nobody trusts who has the old kubeconfig
  public synchronized void renewCertificate(boolean sameAuthority) {
    try {
      Certificates next =
          sameAuthority ? certificates.renewed(Instant.now()) : Certificates.make(Instant.now());
      tls.reload(factory -> present((SslContextFactory.Server) factory, next));
      certificates = next;
    } catch (Exception e) { // SslContextFactory.reload declares it
      throw new IllegalStateException("the demo's certificate could not be changed", e);
    }
    closeConnections();
  }

  /// Stops listening and cuts every connection: new ones are refused.
  public void stopListening() {
    closeConnections();
    try {
      connector.stop();
    } catch (Exception e) { // LifeCycle.stop declares it
      throw new IllegalStateException("the demo's server could not stop listening", e);
    }
  }

  /// Listens again, on the same port. The old listener's last thread may still be leaving it, so
  /// this is tried for a while.
  public void listen() {
    long end = System.nanoTime() + LISTEN_AGAIN.toNanos();
    while (!connector.isStarted()) {
      try {
        connector.start();
      } catch (Exception e) { // LifeCycle.start declares it: the port may have been taken meanwhile
        stopListening();
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("the demo's server could not listen again", e);
        }
        LockSupport.parkNanos(A_MOMENT.toNanos());
      }
    }
  }

  /// Watches under way.
  public int openWatches() {
    return watches.open();
  }

  /// Connections that a client has open.
  public int openConnections() {
    return connector.getConnectedEndPoints().size();
  }

  /// Cuts every connection, watches and execs too.
  public void closeConnections() {
    List.copyOf(connector.getConnectedEndPoints()).forEach(EndPoint::close);
  }

  @Override
  public void close() {
    store.close();
    closeConnections();
    try {
      server.stop();
    } catch (Exception e) { // Server.stop declares it: whatever a component throws while stopping
      throw new IllegalStateException("the demo's server could not be stopped", e);
    }
  }

  private static void present(SslContextFactory.Server tls, Certificates certificates) {
    tls.setKeyStore(certificates.keyStore());
    tls.setKeyStorePassword(certificates.password());
  }

  private static ServerConnector connector(Server server, SslContextFactory.Server tls, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_SIZE);
    // Without a thread that accepts: one that is interrupted in it, because the listener stops,
    // loses the connection it was just given, which then stays silent for ever.
    ServerConnector connector =
        new ServerConnector(
            server,
            0,
            1,
            new SslConnectionFactory(tls, "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(Duration.ofHours(2).toMillis());
    return connector;
  }
}
