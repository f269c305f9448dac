package dev.portolan.probe;

import dev.portolan.model.PortNumber;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/// What the options of a question may be, so that each stays one harmless word of a command.
public final class QuestionRules {
  /// The methods that are offered; none with which a server might do more than a caller may undo is
  /// among them by default, but all are the user's to choose.
  public static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private static final int MAX_HEADERS = 20;

  /// What one byte of HTTP/2's header compression tells the length of.
  private static final int MAX_AUTHORITY = 120;

  /// RFC 9110, section 5: a token, a colon, and visible characters.
  private static final Pattern HEADER =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}:[ \\t]*[\\x20-\\x7e]{0,2000}");

  /// RFC 3986: what may stand in a path and a query.
  private static final Pattern PATH =
      Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/?\\[\\]{}|^\"<>-]{0,2000}");

  /// The name of a gRPC service, and of a virtual one.
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._/:-]{0,120}");

  private QuestionRules() {}

  /// What is wrong with a question's options, as a sentence; empty when nothing is.
  public static String problem(Question question) {
    if (question.port() != 0 && !PortNumber.valid(question.port())) {
      return PortNumber.RULE;
    }
    return switch (question) {
      case Question.Http q -> http(q);
      case Question.Tls q -> tls(q);
      case Question.Udp q -> udp(q);
      case Question.Grpc q -> grpc(q);
      default -> "";
    };
  }

  private static String http(Question.Http q) {
    if (!METHODS.contains(q.method())) {
      return Lines.shown(q.method(), 40) + " is not a method that Portolan sends.";
    }
    if (!PATH.matcher(q.path()).matches()) {
      return "A path begins with / and has no blanks; write %20 for one.";
    }
    if (q.headers().size() > MAX_HEADERS) {
      return "There are at most " + MAX_HEADERS + " headers.";
    }
    for (String header : q.headers()) {
      if (!HEADER.matcher(header).matches()) {
        return "Not a header, which is `Name: value` in one line: " + Lines.shown(header, 80);
      }
    }
    return "";
  }

  private static String tls(Question.Tls q) {
    String name = q.serverName();
    boolean fine = name.isEmpty() || Addresses.isHostName(name);
    return fine ? "" : "The server's name (SNI) must be a host name: " + Lines.shown(name, 80);
  }

  private static String grpc(Question.Grpc q) {
    if (!SERVICE.matcher(q.service()).matches() || q.service().startsWith("-")) {
      return "A gRPC service's name has letters, digits, dots, slashes, colons, hyphens and"
          + " underscores, 120 at most.";
    }
    String authority = q.authority();
    boolean fine =
        authority.isEmpty()
            || (authority.length() <= MAX_AUTHORITY && HostText.authority(authority).valid());
    return fine
        ? ""
        : "An authority is a host name or an address, with or without a port: "
            + Lines.shown(authority, 80);
  }

  private static String udp(Question.Udp q) {
    int size = q.payload().getBytes(StandardCharsets.UTF_8).length;
    return size <= Payload.MAX ? "" : "A datagram holds " + Payload.MAX + " bytes at most.";
  }
}
