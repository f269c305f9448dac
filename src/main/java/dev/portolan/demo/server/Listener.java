package dev.portolan.demo.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A listener that can be stopped at any moment: a connection that it has just accepted then, and
/// cannot hand on any more, is closed rather than left silent.
final class Listener extends ServerConnector {
  Listener(Server server, ConnectionFactory... factories) {
    super(server, 1, 1, factories);
  }

  @Override
  public void accept(int acceptor) throws IOException {
    if (!(getTransport() instanceof ServerSocketChannel listening) || !listening.isOpen()) {
      return;
    }
    SocketChannel accepted = listening.accept();
    try {
      accepted.configureBlocking(false);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      getSelectorManager().accept(accepted);
    } catch (RuntimeException | IOException e) {
      accepted.close();
      throw e;
    }
  }
}
