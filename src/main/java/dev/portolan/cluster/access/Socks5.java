package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks a SOCKS5 proxy for a way to the server (RFC 1928), with user and password where it wants
/// them (RFC 1929). The proxy resolves names.
final class Socks5 {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;
  private static final int MAX_TEXT = 255;

  private final DataInputStream in;
  private final OutputStream out;
  private final ProxyAddress proxy;

  private Socks5(Socket socket, ProxyAddress proxy) throws IOException {
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.proxy = proxy;
  }

  static void open(Socket socket, ProxyAddress proxy, String host, int port) throws IOException {
    try {
      Socks5 dialogue = new Socks5(socket, proxy);
      dialogue.greet();
      dialogue.ask(host, port);
    } catch (EOFException e) {
      throw new AccessFailure("the " + proxy + " closed the connection");
    }
  }

  private void greet() throws IOException {
    boolean login = proxy.hasCredentials();
    out.write(login ? new byte[] {VERSION, 2, NO_LOGIN, LOGIN} : new byte[] {VERSION, 1, NO_LOGIN});
    out.flush();
    if (in.readUnsignedByte() != VERSION) {
      throw new AccessFailure("the " + proxy + " does not speak SOCKS5");
    }
    int method = in.readUnsignedByte();
    if (method == LOGIN && login) {
      logIn();
    } else if (method != NO_LOGIN) {
      throw new AccessFailure("the " + proxy + " asks for a user and a password");
    }
  }

  private void logIn() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(1);
    text(message, proxy.user());
    text(message, proxy.password());
    out.write(message.toByteArray());
    out.flush();
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw new AccessFailure(
          "the " + proxy + " does not accept the user and password that are configured for it");
    }
  }

  private void ask(String host, int port) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {VERSION, 1, 0});
    if (host.matches("[0-9.]+|.*:.*")) {
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      message.write(address.length == 4 ? 1 : 4);
      message.writeBytes(address);
    } else {
      message.write(3);
      text(message, host);
    }
    message.write(port >> 8);
    message.write(port);
    out.write(message.toByteArray());
    out.flush();
    in.readUnsignedByte();
    int answer = in.readUnsignedByte();
    if (answer != 0) {
      throw new AccessFailure("the " + proxy + " cannot reach " + host + ": " + words(answer));
    }
    in.readUnsignedByte();
    int length =
        switch (in.readUnsignedByte()) {
          case 1 -> 4;
          case 4 -> 16;
          default -> in.readUnsignedByte();
        };
    in.readFully(new byte[length + 2]);
  }

  private void text(ByteArrayOutputStream message, String text) throws AccessFailure {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_TEXT) {
      throw new AccessFailure("a name or password for the " + proxy + " is too long for SOCKS5");
    }
    message.write(bytes.length);
    message.writeBytes(bytes);
  }

  private static String words(int answer) {
    return switch (answer) {
      case 2 -> "its rules do not allow it";
      case 3 -> "the network is unreachable";
      case 4 -> "the host is unreachable";
      case 5 -> "the connection is refused";
      case 6 -> "the time is up";
      default -> "it answers " + answer;
    };
  }
}
