package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hosts that a container's environment names, as `host` or `host:port`: of all variables no
/// more than that is kept. Values that come from secrets and config maps are not in a pod, and so
/// are not read; variables that are called like a password are not looked at, and of a URL its
/// user, password, path and query stay behind.
final class Callees {
  private static final int MOST = 16;
  private static final int LONGEST = 2048;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String HOST = LABEL + "(?:\\." + LABEL + "){0,9}";
  private static final Pattern URL =
      Pattern.compile(
          "([a-z][a-z0-9+.-]{1,20})://(?:[^/@\\s]*@)?(" + HOST + ")(?::(\\d{1,5}))?(?:[/?#].*)?",
          Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("(" + HOST + ")(?::(\\d{1,5}))?");
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(PASS|SECRET|TOKEN|CREDENTIAL).*|(.*_)?(API|ACCESS|PRIVATE|PUBLIC)?KEYS?(_.*)?");
  private static final String SERVICE_DOMAIN = ".svc";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private static final Pattern PLACE =
      Pattern.compile(".*(HOST|HOSTNAME|ADDR|ADDRESS|SERVER|SERVICE|ENDPOINT|URL|URI|BROKERS?)S?");

  /// What is in every name that PLACE takes.
  private static final List<String> PLACES =
      List.of("HOST", "ADDR", "SERVER", "SERVICE", "ENDPOINT", "URL", "URI", "BROKER");

  /// What a scheme's port is where a URL names none.
  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("http", 80),
          Map.entry("https", 443),
          Map.entry("postgres", 5432),
          Map.entry("postgresql", 5432),
          Map.entry("mysql", 3306),
          Map.entry("redis", 6379),
          Map.entry("mongodb", 27017),
          Map.entry("amqp", 5672),
          Map.entry("nats", 4222));

  private final List<String> found = new ArrayList<>();
  private String name = "";
  private String value = "";

  private Callees() {}

  /// Reads a container's `env`.
  static List<String> read(JsonParser in) throws IOException {
    Callees callees = new Callees();
    Json.array(in, () -> callees.variable(in));
    return List.copyOf(callees.found);
  }

  private void variable(JsonParser in) throws IOException {
    name = "";
    value = "";
    Json.object(
        in,
        field -> {
          switch (field) {
            case "name" -> name = Json.text(in);
            case "value" -> value = mayName(in) ? Json.text(in) : "";
            default -> {}
          }
        });
    if (!value.isEmpty() && found.size() < MOST) {
      take();
    }
  }

  /// Tells most values by their first character and their length, before they are made a string.
  private static boolean mayName(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    if (!in.hasTextCharacters()) {
      String text = in.getText();
      return mayName(text.length(), text.isEmpty() ? '$' : text.charAt(0));
    }
    int length = in.getTextLength();
    return mayName(length, length == 0 ? '$' : in.getTextCharacters()[in.getTextOffset()]);
  }

  private static boolean mayName(int length, char first) {
    return length <= LONGEST && Character.isLetterOrDigit(first);
  }

  private void take() {
    String upper = name.toUpperCase(Locale.ROOT);
    String lower = value.strip().toLowerCase(Locale.ROOT);
    if (namesNone(upper, lower) || SECRET.matcher(upper).matches()) {
      return;
    }
    boolean place = PLACE.matcher(upper).matches();
    for (String part : COMMA.split(lower, MOST)) {
      Matcher url = URL.matcher(part);
      Matcher plain = PLAIN.matcher(part);
      if (url.matches()) {
        String port = url.group(3);
        add(url.group(2), port == null ? PORTS.getOrDefault(url.group(1), 0) : number(port));
      } else if (plain.matches()
          && (place || plain.group(2) != null || plain.group(1).contains(SERVICE_DOMAIN))) {
        add(plain.group(1), plain.group(2) == null ? 0 : number(plain.group(2)));
      }
    }
  }

  /// True of most variables, of every pod there is: told without a pattern, of which each costs
  /// more than the rest of the variable does.
  private static boolean namesNone(String name, String value) {
    if (value.indexOf(':') >= 0 || value.contains(SERVICE_DOMAIN)) {
      return false;
    }
    for (String place : PLACES) {
      if (name.contains(place)) {
        return false;
      }
    }
    return true;
  }

  private static int number(String port) {
    return Integer.parseInt(port);
  }

  private void add(String host, int port) {
    boolean real = port <= 65_535 && host.chars().anyMatch(Character::isLetter);
    String callee = port == 0 ? host : host + ":" + port;
    if (real && !found.contains(callee) && found.size() < MOST) {
      found.add(callee);
    }
  }
}
