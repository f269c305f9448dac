package dev.portolan.cluster.debug;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.model.ObjectRef;
import java.util.Locale;

/// What a server says when it does not add a debug container.
final class Refusal {
  private Refusal() {}

  /// True when what is refused is this container as it was asked for, so that a weaker one may
  /// pass: by an admission plugin or webhook (403, 400 or their own code), or by validation (422).
  static boolean ofAdmission(ApiFailure e) {
    return switch (e.code()) {
      case 401, 404, 405, 429 -> false;
      case 403 -> !rights(e);
      default -> e.code() < 500;
    };
  }

  /// The authorizer's own words: `User "u" cannot patch resource "pods/ephemeralcontainers" ...`.
  private static boolean rights(ApiFailure e) {
    return e.line().contains(" cannot ") && e.line().contains(" resource ");
  }

  /// The server's words in one line of bearable length.
  static String line(ApiFailure e) {
    String line = e.line().replaceAll("\\s+", " ").strip();
    return line.length() > 400 ? line.substring(0, 400) + "…" : line;
  }

  /// Why nothing was added, in a sentence.
  static String words(ApiFailure e, ObjectRef pod) {
    if (e.line().toLowerCase(Locale.ROOT).contains("static pod")) {
      return "The pod " + pod.path() + " is a static one: it can have no debug container.";
    }
    return switch (e.code()) {
      case 401 -> Trouble.NOT_ACCEPTED;
      case 403 ->
          rights(e)
              ? "Adding a debug container needs the verb patch on pods/ephemeralcontainers: "
                  + line(e)
              : "Admission refuses the debug container: " + line(e);
      case 404 -> "There is no " + pod + " (any more).";
      default -> "The server did not add the debug container (" + e.code() + "): " + line(e);
    };
  }
}
