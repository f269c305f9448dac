package dev.portolan.demo.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// A listener that can be stopped at any moment: a connection that it has just accepted then, and
/// cannot hand on any more, or that gets lost on its way to a selector that ends, is closed rather
/// than left silent.
final class Listener extends ServerConnector {
  private final Set<SocketChannel> accepted = ConcurrentHashMap.newKeySet();

  Listener(Server server, ConnectionFactory... factories) {
    super(server, 1, 1, factories);
  }

  @Override
  public void accept(int acceptor) throws IOException {
    if (!(getTransport() instanceof ServerSocketChannel listening) || !listening.isOpen()) {
      return;
    }
    accepted.removeIf(channel -> !channel.isOpen());
    SocketChannel channel = listening.accept();
    accepted.add(channel);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      getSelectorManager().accept(channel);
    } catch (RuntimeException | IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    for (SocketChannel channel : accepted) {
      channel.close();
    }
    accepted.clear();
  }
}
