package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Question;
import dev.portolan.probe.output.HttpParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/// The ways to send an HTTP request, best first: those that tell where the time goes, then those
/// that tell the status alone. None refuses a certificate: TLS is a question of its own.
final class HttpTools {
  /// How long a connect may take, in seconds.
  static final int CONNECT_SECONDS = 3;

  /// How long the whole may take, in seconds.
  static final int SECONDS = 10;

  private static final int MAX_REDIRECTS = 10;
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final String WAIT = Integer.toString(SECONDS);
  private static final String TIMES =
      "\\nportolan-http %{http_code} %{time_namelookup} %{time_connect} %{time_appconnect}"
          + " %{time_starttransfer} %{time_total} %{ssl_verify_result} %{url_effective}\\n";

  private HttpTools() {}

  static List<Tool> of(Question.Http q) {
    Way way = new Way(Duration.ofSeconds(SECONDS + 4L), (p, namer) -> parser(q, p));
    boolean plain = q.method().equals("GET") || q.method().equals("HEAD");
    BiPredicate<Toolbox, Point> bash =
        (b, p) -> b.shell() && b.has("timeout") && !q.tls() && !q.follow();
    // What its TLS lacks says nothing of its plain requests.
    String also = q.tls() ? " with TLS" : "";
    BiPredicate<Toolbox, Point> small =
        (b, p) -> plain && !q.tls() && b.shell() && b.busybox("wget") && b.has("timeout");
    BiPredicate<Toolbox, Point> smallTls =
        (b, p) -> plain && q.tls() && b.shell() && b.busybox("wget") && b.busybox("ssl_client");
    return List.of(
        way.of("curl", p -> curl(q, p)),
        way.of("python3", p -> script("python3", Way.PYTHON, HttpScripts.PYTHON, q, p)),
        way.of("node", p -> script("node", "-e", HttpScripts.NODE, q, p)),
        way.of(
            "ruby" + also, "ruby", Way.ANY, p -> script("ruby", "-e", RawHttpScripts.RUBY, q, p)),
        way.of("php" + also, "php", Way.ANY, p -> script("php", "-r", RawHttpScripts.PHP, q, p)),
        way.of(
            "perl" + also, "perl", Way.ANY, p -> script("perl", "-e", RawHttpScripts.PERL, q, p)),
        way.of("wget", "wget", (b, p) -> b.shell() && !b.busybox("wget"), p -> wget(q, p)),
        way.of("wget of busybox", "wget", small, p -> busybox(q, p)),
        way.of("wget of busybox with TLS", "wget", smallTls, p -> withChildren(busybox(q, p))),
        way.of("bash", "bash", bash, p -> script("bash", "-c", RawHttpScripts.BASH, q, p)),
        JavaPrograms.tool(JavaPrograms.HTTP, (p, namer) -> parser(q, p), p -> values(q, p)));
  }

  private static HttpParser parser(Question.Http q, Point p) {
    return new HttpParser(url(q, p), q.tls(), !Addresses.isLiteral(p.address()));
  }

  /// The URL as the server is to see it.
  static String url(Question.Http q, Point p) {
    boolean usual = p.port() == (q.tls() ? 443 : 80);
    return (q.tls() ? "https" : "http")
        + "://"
        + Way.host(host(q, p))
        + (usual ? "" : ":" + p.port())
        + q.path();
  }

  /// The name that the server is spoken to by: the one of a given `Host` header, else what the
  /// target is called, else its address.
  static String host(Question.Http q, Point p) {
    for (String header : q.headers()) {
      int colon = header.indexOf(':');
      if (header.substring(0, Math.max(0, colon)).equalsIgnoreCase("Host")) {
        String value = header.substring(colon + 1).strip();
        String name = value.replaceFirst(":\\d+$", "");
        return Addresses.isHostName(name) ? name.toLowerCase(Locale.ROOT) : address(p);
      }
    }
    return address(p);
  }

  private static String address(Point p) {
    return p.name().isEmpty() ? p.address() : p.name();
  }

  /// `-g` and `--path-as-is` leave the path as it was given; -v shows what is sent and what comes,
  /// and says why a connect failed.
  private static List<String> curl(Question.Http q, Point p) {
    List<String> argv = new ArrayList<>(List.of("curl", "-q", "-skv", "-g", "--path-as-is"));
    argv.addAll(List.of("--noproxy", "*", "-o", "/dev/null", "-w", TIMES));
    argv.addAll(List.of("--connect-timeout", Integer.toString(CONNECT_SECONDS), "-m", WAIT));
    if (q.method().equals("HEAD")) {
      argv.add("-I");
    } else if (!q.method().equals("GET")) {
      argv.addAll(List.of("-X", q.method()));
    }
    if (WITH_BODY.contains(q.method())) {
      argv.addAll(List.of("--data-binary", ""));
    }
    if (q.follow()) {
      argv.addAll(List.of("-L", "--max-redirs", Integer.toString(MAX_REDIRECTS)));
    }
    q.headers().forEach(h -> argv.addAll(List.of("-H", h)));
    String host = host(q, p);
    if (!host.equals(p.address())) {
      argv.addAll(List.of("--resolve", host + ":" + p.port() + ":" + Way.host(p.address())));
    }
    argv.add(url(q, p));
    return argv;
  }

  private static List<String> script(
      String program, String flag, String script, Question.Http q, Point p) {
    List<String> argv = new ArrayList<>(List.of(program, flag, script));
    if (program.equals("bash")) {
      argv.addAll(0, List.of("timeout", WAIT)); // a connect of bash's own knows no limit
      argv.add("portolan");
    }
    if (program.equals("node") || program.equals("php")) {
      argv.add("--"); // a header could look like an option of the program's own
    }
    argv.addAll(values(q, p));
    return argv;
  }

  private static List<String> values(Question.Http q, Point p) {
    List<String> values = new ArrayList<>();
    values.addAll(List.of(q.tls() ? "1" : "0", p.address(), Way.port(p), host(q, p)));
    values.addAll(List.of(q.method(), q.path(), q.follow() ? "1" : "0", WAIT));
    values.addAll(q.headers());
    return values;
  }

  private static List<String> wget(Question.Http q, Point p) {
    String redirects = q.follow() ? Integer.toString(MAX_REDIRECTS) : "0";
    List<String> argv = new ArrayList<>(List.of("wget", "-S", "-O", "/dev/null", "-t", "1"));
    argv.addAll(List.of("-T", Integer.toString(CONNECT_SECONDS), "--no-proxy", "--progress=dot"));
    argv.addAll(List.of("--max-redirect=" + redirects, "--no-check-certificate"));
    if (!q.method().equals("GET")) {
      argv.add("--method=" + q.method());
    }
    argv.addAll(headers(q, p, "--header="));
    argv.add(direct(q, p));
    return argv;
  }

  private static List<String> withChildren(List<String> timed) {
    List<String> argv =
        new ArrayList<>(List.of("sh", "-c", RawHttpScripts.WITH_CHILDREN, "portolan", WAIT));
    argv.addAll(timed.subList(2, timed.size())); // the limit is the script's
    return argv;
  }

  /// It follows redirects whether or not it is asked to, and knows no other method than GET and
  /// `--spider` for HEAD. Of TLS it checks nothing and, asked by an address, names no server (SNI).
  private static List<String> busybox(Question.Http q, Point p) {
    List<String> argv = new ArrayList<>(List.of("timeout", WAIT, "wget", "-S", "-O", "/dev/null"));
    if (q.method().equals("HEAD")) {
      argv.add("--spider");
    }
    for (String header : headers(q, p, "")) {
      argv.addAll(List.of("--header", header));
    }
    argv.add(direct(q, p));
    return argv;
  }

  private static List<String> headers(Question.Http q, Point p, String before) {
    List<String> headers = new ArrayList<>();
    boolean named =
        q.headers().stream().anyMatch(h -> h.toLowerCase(Locale.ROOT).startsWith("host:"));
    if (!named && !host(q, p).equals(p.address())) {
      headers.add(before + "Host: " + host(q, p));
    }
    q.headers().forEach(h -> headers.add(before + h));
    return headers;
  }

  /// By the address, since wget cannot be told which one a name has.
  private static String direct(Question.Http q, Point p) {
    return (q.tls() ? "https" : "http") + "://" + Way.hostPort(p) + q.path();
  }
}
