package dev.portolan.demo.server;

import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
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
  private static final int HEADER_SIZE = 64 * 1024;

  /// Held so that its level stays: the server's starts and stops are nobody's news.
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;
  private final ObjectStore store;
  private final Watches watches;
  private final String authorityPem;

  private ApiServer(
      Server server,
      ServerConnector connector,
      ObjectStore store,
      Watches watches,
      String authorityPem) {
    this.server = server;
    this.connector = connector;
    this.store = store;
    this.watches = watches;
    this.authorityPem = authorityPem;
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
    JETTY.setLevel(Level.WARNING);
    try {
      Certificates certificates = Certificates.make(Instant.now());
      VirtualThreadPool threads = new VirtualThreadPool();
      threads.setName("portolan-demo");
      Server server = new Server(threads);
      ServerConnector connector = connector(server, certificates, port);
      server.addConnector(connector);
      ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
      webSockets.setIdleTimeout(Duration.ZERO);
      Watches watches = new Watches(store, bookmarkEvery);
      ExecEntry exec = new ExecEntry(store, containers, webSockets);
      server.setHandler(new ApiHandler(store, access, faults, watches, exec));
      server.setStopTimeout(0);
      server.start();
      return new ApiServer(server, connector, store, watches, certificates.authorityPem());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the demo's certificate could not be made", e);
    } catch (Exception e) { // Server.start declares it: the one thing that can go wrong is the port
      throw new IllegalStateException("the demo's server could not be started", e);
    }
  }

  public String url() {
    return "https://127.0.0.1:" + connector.getLocalPort();
  }

  /// The certificate authority as kubeconfigs hold it.
  public String authorityData() {
    return Base64.getEncoder().encodeToString(authorityPem.getBytes(StandardCharsets.US_ASCII));
  }

  /// Watches under way.
  public int openWatches() {
    return watches.open();
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

  private static ServerConnector connector(Server server, Certificates certificates, int port) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(certificates.keyStore());
    tls.setKeyStorePassword(certificates.password());
    tls.setSniRequired(false);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_SIZE);
    ServerConnector connector =
        new ServerConnector(
            server,
            1,
            1,
            new SslConnectionFactory(tls, "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(Duration.ofHours(2).toMillis());
    return connector;
  }
}
