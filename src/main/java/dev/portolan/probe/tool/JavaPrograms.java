package dev.portolan.probe.tool;

import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The constant programs that the `jshell` of a JDK (9 or later) compiles in memory and runs, and
/// the command that hands one over on standard input: no file is written, values travel as system
/// properties. A second Java machine beside the first takes memory of the container, so it is
/// bounded, and the last resort.
public final class JavaPrograms {
  private static final String START =
      """
      import java.io.*; import java.net.*; import java.security.*; import java.security.cert.*;
      import java.util.*; import javax.net.ssl.*;
      class Portolan {
        static String[] a;
        static long start = System.nanoTime();
        static double since() { return (System.nanoTime() - start) / 1e9; }
        static void say(String f, Object... v) { System.out.print(String.format(Locale.ROOT, f + "\\n", v)); }
        static void stop(String text) { System.err.println(text); System.exit(1); }
        static int millis(int i) { return Integer.parseInt(a[i]) * 1000; }
        static void main() {
          a = new String[Integer.getInteger("portolan.values")];
          for (int i = 0; i < a.length; i++) a[i] = System.getProperty("portolan." + i);
          try { run(); System.exit(0);
          } catch (UnknownHostException e) { stop("unknown host");
          } catch (SocketTimeoutException e) { stop("timed out");
          } catch (PortUnreachableException e) { stop("Connection refused");
          } catch (Exception e) { stop(e.getClass().getSimpleName() + ": " + e.getMessage()); }
        }
        static Socket open(int at, int limit) throws Exception {
          Socket s = new Socket();
          s.setSoTimeout(millis(limit));
          s.connect(new InetSocketAddress(InetAddress.getByName(a[at]), Integer.parseInt(a[at + 1])), millis(limit));
          return s;
        }
      """;

  /// As the scripts of `ConnectScripts`.
  public static final String CONNECT =
      START
          + """
            static void run() throws Exception {
              InetAddress.getByName(a[0]);
              start = System.nanoTime();
              open(0, 2);
              say("connected %.3f", since() * 1e3);
            }
          }
          Portolan.main();
          """;

  /// As the scripts of `UdpScripts`.
  public static final String UDP =
      START
          + """
            static void run() throws Exception {
              DatagramSocket s = new DatagramSocket();
              s.setSoTimeout(millis(3));
              s.connect(InetAddress.getByName(a[0]), Integer.parseInt(a[1]));
              byte[] data = new byte[a[2].length() / 2];
              for (int i = 0; i < data.length; i++) data[i] = (byte) Integer.parseInt(a[2].substring(2 * i, 2 * i + 2), 16);
              start = System.nanoTime();
              s.send(new DatagramPacket(data, data.length));
              DatagramPacket p = new DatagramPacket(new byte[65535], 65535);
              try { s.receive(p); say("portolan-udp answered %.3f %d", since() * 1e3, p.getLength());
              } catch (SocketTimeoutException e) { say("portolan-udp sent"); }
            }
          }
          Portolan.main();
          """;

  private static final String SHAKE =
      START
          + """
            static SSLSocket shake(Socket s, String name) throws Exception {
              TrustManager all = new X509TrustManager() {
                public void checkClientTrusted(X509Certificate[] c, String t) {}
                public void checkServerTrusted(X509Certificate[] c, String t) {}
                public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
              };
              SSLContext c = SSLContext.getInstance("TLS");
              c.init(null, new TrustManager[] {all}, null);
              SSLSocket t = (SSLSocket) c.getSocketFactory().createSocket(s, name, s.getPort(), true);
              t.startHandshake();
              return t;
            }
          """;

  /// As the scripts of `TlsScripts`.
  public static final String TLS =
      SHAKE
          + """
            static void run() throws Exception {
              SSLSession s = shake(open(0, 3), a[2].isEmpty() ? a[0] : a[2]).getSession();
              say("portolan-tls %s", s.getProtocol());
              X509Certificate[] chain = (X509Certificate[]) s.getPeerCertificates();
              for (X509Certificate x : chain)
                say("-----BEGIN CERTIFICATE-----\\n%s\\n-----END CERTIFICATE-----", Base64.getMimeEncoder(64, new byte[] {10}).encodeToString(x.getEncoded()));
              TrustManagerFactory f = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
              f.init((KeyStore) null);
              try { ((X509TrustManager) f.getTrustManagers()[0]).checkServerTrusted(chain, "UNKNOWN"); say("portolan-verify ok");
              } catch (CertificateException e) { say("portolan-verify %s", e.getMessage()); }
            }
          }
          Portolan.main();
          """;

  /// As the scripts of `HttpScripts`; redirects are not followed.
  public static final String HTTP =
      SHAKE
          + """
            static void run() throws Exception {
              boolean tls = a[0].equals("1"), named = false, agent = false;
              InetAddress.getByName(a[1]);
              double looked = since();
              Socket s = open(1, 7);
              double connected = since();
              if (tls) s = shake(s, a[3]);
              double shaken = tls ? since() : 0;
              String host = a[3].contains(":") ? "[" + a[3] + "]" : a[3];
              String first = a[4] + " " + a[5] + " HTTP/1.1", head = first + "\\r\\n";
              for (int i = 8; i < a.length; i++) {
                named |= a[i].toLowerCase(Locale.ROOT).startsWith("host:");
                agent |= a[i].toLowerCase(Locale.ROOT).startsWith("user-agent:");
                head += a[i] + "\\r\\n";
              }
              if (!named) head += "Host: " + host + (s.getPort() == (tls ? 443 : 80) ? "" : ":" + a[2]) + "\\r\\n";
              if (!agent) head += "User-Agent: portolan\\r\\n";
              if (a[4].startsWith("P")) head += "Content-Length: 0\\r\\n";
              say("> %s", first);
              s.getOutputStream().write((head + "Connection: close\\r\\n\\r\\n").getBytes("ISO-8859-1"));
              BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream(), "ISO-8859-1"));
              double answered = 0;
              int status = 0;
              for (int n = 0; n < 200; n++) {
                String line = in.readLine();
                if (line == null && n == 0) stop("Empty reply from server");
                if (n == 0) answered = since();
                if (n == 0 && line.matches("HTTP/[0-9.]+ [0-9]{3}.*")) status = Integer.parseInt(line.substring(line.indexOf(' ') + 1).substring(0, 3));
                if (line != null) say("< %s", line);
                if (line == null || line.isEmpty() || status == 0) break;
              }
              if (status == 0) System.exit(1);
              for (int n = 0; n < 1 << 20 && in.read() >= 0; n++) {}
              say("portolan-http %d %.6f %.6f %.6f %.6f %.6f 0 http%s://%s:%s%s", status, looked, connected, shaken, answered, since(), tls ? "s" : "", host, a[2], a[5]);
            }
          }
          Portolan.main();
          """;

  /// Writes the program `$1` into the command after it.
  private static final String PIPE =
      """
      source=$1
      shift
      printf '%s' "$source" | "$@"
      """;

  /// -UsePerfData: else each machine leaves a file in /tmp while it runs. The preferences have
  /// nowhere to be written: else jshell makes `.java` in the user's folder. That is logged nowhere.
  private static final List<String> MACHINE =
      List.of(
          "jshell",
          "-J-XX:-UsePerfData",
          "-J-XX:+UseSerialGC",
          "-J-XX:TieredStopAtLevel=1",
          "-J-Xmx64m",
          "-J-Djava.util.prefs.userRoot=/dev/null",
          "-J-Djava.util.prefs.systemRoot=/dev/null",
          "-J-Djava.util.logging.config.file=/dev/null");

  /// A machine takes seconds to start where there is little of a processor.
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private JavaPrograms() {}

  /// The row of a table that runs a program.
  static Tool tool(String program, Tool.Parsing parsing, Function<Point, List<String>> values) {
    return new Way(LIMIT, parsing)
        .of("jshell", "jshell", Way.SHELL, p -> argv(program, values.apply(p)));
  }

  private static List<String> argv(String program, List<String> values) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", PIPE, "portolan", program));
    argv.addAll(MACHINE);
    argv.add("-J-Dportolan.values=" + values.size());
    for (int i = 0; i < values.size(); i++) {
      argv.add("-J-Dportolan." + i + "=" + values.get(i));
    }
    argv.addAll(List.of("--execution", "local", "-s", "-"));
    return argv;
  }
}
