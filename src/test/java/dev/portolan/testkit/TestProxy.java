package dev.portolan.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A proxy on loopback that speaks CONNECT and SOCKS5, with TLS or without. Whatever host it is
/// asked for, it goes to the loopback; it records what was asked, and with which credentials.
public final class TestProxy implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final String login;

  /// @param login USER:PASSWORD that SOCKS clients have to say, or empty
  public TestProxy(@Nullable SSLContext tls, String login) throws IOException {
    this.login = login;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server =
        tls == null
            ? new ServerSocket(0, 0, loopback)
            : tls.getServerSocketFactory().createServerSocket(0, 0, loopback);
    threads.execute(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Each connection's first words: the head of a CONNECT, or `SOCKS5 HOST:PORT USER:PASSWORD`.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      int first = client.getInputStream().read();
      if (first == 5) {
        socks(client);
      } else if (first > 0) {
        connect(client, first);
      }
    } catch (IOException e) {
      return; // the client has gone
    }
  }

  private void connect(Socket client, int first) throws IOException {
    StringBuilder head = new StringBuilder().append((char) first);
    InputStream in = client.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    asked.add(head.toString());
    String target = head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP"));
    boolean refused =
        !login.isEmpty() && !head.toString().contains("Basic " + TlsServer.base64(login));
    String answer = refused ? "HTTP/1.1 407 No\r\n\r\n" : "HTTP/1.1 200 OK\r\nX: y\r\n\r\n";
    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    if (!refused) {
      pipe(client, Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)));
    }
  }

  private void socks(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    boolean mayLogIn = new String(methods, StandardCharsets.ISO_8859_1).indexOf(2) >= 0;
    String said = "";
    out.write(new byte[] {5, (byte) (login.isEmpty() ? 0 : mayLogIn ? 2 : 255)});
    if (!login.isEmpty() && mayLogIn) {
      in.readUnsignedByte();
      said = text(in) + ":" + text(in);
      out.write(new byte[] {1, (byte) (said.equals(login) ? 0 : 1)});
    }
    if (!said.equals(login)) {
      asked.add("SOCKS5 refused");
      return;
    }
    in.readNBytes(3);
    String host =
        switch (in.readUnsignedByte()) {
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          case 3 -> text(in);
          default -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
        };
    int port = in.readUnsignedShort();
    asked.add("SOCKS5 " + host + ":" + port + " " + said);
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    pipe(client, port);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private void pipe(Socket client, int port) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(target);
      threads.execute(() -> copy(target, client));
      copy(client, target);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
      to.close();
    } catch (IOException e) {
      return; // one end has gone
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.close();
  }
}
