package dev.portolan.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the torture cases connect to: an API server with TLS, one without, and proxies, all on
/// loopback. It tells what came in, in the words of `expected.yaml`.
public final class TortureWorld implements AutoCloseable {
  private static final String LOGIN = "porto:p@ss:word";
  private static final String VERSION =
      "{\"major\":\"1\",\"minor\":\"32\",\"gitVersion\":\"v1.32.0\"}";
  private static final Set<String> TOLD =
      Set.of("authorization", "accept-encoding", "proxy-authorization");

  private final TestAuthority authority = new TestAuthority("torture-ca");
  private final TestAuthority other = new TestAuthority("other-ca");
  private final TestAuthority.Leaf leaf =
      authority.server("127.0.0.1", "::1", "localhost", "kubernetes.test");
  private final TlsServer server = new TlsServer(authority.context(leaf)).saying(VERSION);
  private final HttpServer plain;
  private final List<TlsServer.Asked> plainAsked = new CopyOnWriteArrayList<>();
  private final Map<String, TestProxy> proxies = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();

  public TortureWorld() throws IOException {
    plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    plain.createContext(
        "/",
        exchange -> {
          try (exchange) {
            plainAsked.add(
                new TlsServer.Asked(
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    "",
                    "",
                    0));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          }
        });
    plain.start();
    proxies.put("http-proxy", new TestProxy(null, ""));
    proxies.put("https-proxy", new TestProxy(authority.context(leaf), ""));
    proxies.put("socks-proxy", new TestProxy(null, ""));
    proxies.put("locked-http-proxy", new TestProxy(null, LOGIN));
    proxies.put("locked-https-proxy", new TestProxy(authority.context(leaf), LOGIN));
    proxies.put("locked-socks-proxy", new TestProxy(null, LOGIN));
    proxies.forEach((name, proxy) -> values.put(name, Integer.toString(proxy.port())));
    values.put("port", Integer.toString(server.port()));
    values.put("plain-port", Integer.toString(plain.getAddress().getPort()));
    certificates();
  }

  private void certificates() {
    value("ca", authority.pem());
    value("other-ca", other.pem());
    Map<String, TestAuthority.Leaf> people =
        Map.of(
            "alice", authority.client("alice,O=devs", "EC"),
            "bob", authority.client("bob", "RSA"),
            "mallory", other.client("mallory", "EC"));
    people.forEach(
        (name, person) -> {
          value(name + "-crt", person.certificatePem());
          value(name + "-key", person.keyPem());
          value(name + "-old-key", person.oldKeyPem());
        });
  }

  private void value(String name, String pem) {
    values.put(name + "-pem", pem);
    values.put(
        name + "-data", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
  }

  /// What stands for `${name}` in the cases.
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /// How much was asked so far.
  public record Mark(int server, int plain, Map<String, Integer> proxies) {}

  public Mark mark() {
    Map<String, Integer> asked = new HashMap<>();
    proxies.forEach((name, proxy) -> asked.put(name, proxy.asked().size()));
    return new Mark(server.asked().size(), plainAsked.size(), asked);
  }

  /// What came in since, each thing once, in the order of the alphabet.
  public List<String> since(Mark mark) {
    Set<String> lines = new TreeSet<>();
    List<TlsServer.Asked> all = server.asked();
    all.subList(mark.server(), all.size()).forEach(a -> tell(a, lines));
    plainAsked.subList(mark.plain(), plainAsked.size()).forEach(a -> tell(a, lines));
    proxies.forEach(
        (name, proxy) -> {
          List<String> asked = proxy.asked();
          asked
              .subList(mark.proxies().get(name), asked.size())
              .forEach(a -> lines.add(name + ": " + proxied(a)));
        });
    return lines.stream().map(this::withoutPorts).toList();
  }

  /// What is asked before the real request, by those kubectls that first look for the server's
  /// version to choose one of several of themselves, is not told.
  private static void tell(TlsServer.Asked asked, Set<String> lines) {
    if (asked.uri().endsWith("?timeout=5s")) {
      return;
    }
    lines.add("GET " + asked.uri().replaceFirst("\\?timeout=[0-9]+s$", ""));
    if (!asked.client().isEmpty()) {
      lines.add("client " + asked.client());
    }
    if (!asked.name().isEmpty()) {
      lines.add("server name " + asked.name().toLowerCase(Locale.ROOT));
    }
    asked
        .headers()
        .forEach(
            (key, values) -> {
              String name = key.toLowerCase(Locale.ROOT);
              if (TOLD.contains(name) || name.startsWith("impersonate-")) {
                lines.add(name + ": " + String.join(" | ", values));
              }
            });
  }

  /// The first line of a CONNECT, and the credentials.
  private static String proxied(String asked) {
    List<String> told = new ArrayList<>();
    for (String line : asked.lines().toList()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (told.isEmpty()) {
        told.add(line.strip());
      } else if (lower.startsWith("proxy-authorization: basic ")) {
        byte[] login = Base64.getDecoder().decode(line.substring(27));
        told.add(new String(login, StandardCharsets.UTF_8));
      } else if (lower.startsWith("authorization") || lower.startsWith("impersonate")) {
        told.add("LEAKED " + line);
      }
    }
    return String.join(" ", told);
  }

  private String withoutPorts(String line) {
    return line.replace(":" + server.port(), ":PORT")
        .replace(":" + plain.getAddress().getPort(), ":PLAIN");
  }

  @Override
  public void close() throws IOException {
    server.close();
    plain.stop(0);
    for (TestProxy proxy : proxies.values()) {
      proxy.close();
    }
  }
}
