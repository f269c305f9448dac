package dev.portolan.demo.server;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.util.Fields;

/// The parameters of a list or a watch.
///
/// @param limit 0 for no paging
record ListQuery(
    int limit, String continueToken, Version version, Watching watching, ObjectFilter filter) {
  private static final int LONGEST_WATCH_SECONDS = 3600;
  private static final int USUAL_WATCH_SECONDS = 1800;
  private static final String INITIAL = "sendInitialEvents";
  private static final String MATCH = "resourceVersionMatch";

  /// Which state is asked for.
  ///
  /// @param text `resourceVersion`; empty when not given
  /// @param match `resourceVersionMatch`; empty when not given
  record Version(String text, String match) {
    static final String EXACT = "Exact";
    static final String NOT_OLDER = "NotOlderThan";

    /// Any state will do, or the newest.
    boolean any() {
      return text.isEmpty() || text.equals("0");
    }

    long number() throws ApiFailure {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw invalid("resourceVersion", text);
      }
    }
  }

  /// What a watch is to do.
  ///
  /// @param initial `sendInitialEvents`: true, false, or empty when not given
  record Watching(boolean on, boolean bookmarks, String initial, Duration timeout) {
    /// A list as a stream, with a bookmark at its end.
    boolean listsFirst() {
      return initial.equals("true");
    }
  }

  static ListQuery of(Fields query) throws ApiFailure {
    Function<String, String> text = name -> text(query, name);
    int seconds = number(query, "timeoutSeconds", USUAL_WATCH_SECONDS, LONGEST_WATCH_SECONDS);
    return new ListQuery(
        number(query, "limit", 0, Integer.MAX_VALUE),
        text.apply("continue"),
        new Version(text.apply("resourceVersion"), text.apply(MATCH)),
        new Watching(
            flag(query, "watch"),
            flag(query, "allowWatchBookmarks"),
            text.apply(INITIAL),
            Duration.ofSeconds(seconds)),
        ObjectFilter.of(text.apply("labelSelector"), text.apply("fieldSelector")));
  }

  /// Refuses the combinations that an API server refuses, in its words.
  void check(boolean watchListServed) throws ApiFailure {
    if (watching.on) {
      checkWatch(watchListServed);
    } else {
      checkList();
    }
    if (!continueToken.isEmpty() && !version.any()) {
      throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
    }
    if (!version.text.isEmpty()) {
      version.number();
    }
  }

  private void checkWatch(boolean watchListServed) throws ApiFailure {
    boolean initial = !watching.initial.isEmpty();
    if (initial && !version.match.equals(Version.NOT_OLDER)) {
      throw match("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    }
    if (initial && !watchListServed) {
      throw forbidden(
          INITIAL,
          "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled");
    }
    if (!initial && !version.match.isEmpty()) {
      throw match(
          "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
    }
  }

  private void checkList() throws ApiFailure {
    if (!watching.initial.isEmpty()) {
      throw forbidden(INITIAL, "sendInitialEvents is forbidden for list");
    }
    if (version.match.isEmpty()) {
      return;
    }
    if (version.text.isEmpty()) {
      throw match("resourceVersionMatch is forbidden unless resourceVersion is provided");
    }
    if (!continueToken.isEmpty()) {
      throw match("resourceVersionMatch is forbidden when continue is provided");
    }
    if (!version.match.equals(Version.EXACT) && !version.match.equals(Version.NOT_OLDER)) {
      throw ApiFailure.invalidOption(
          MATCH,
          "FieldValueNotSupported",
          "Unsupported value: \"%s\": supported values: \"Exact\", \"NotOlderThan\", \"\""
              .formatted(version.match));
    }
    if (version.match.equals(Version.EXACT) && version.any()) {
      throw match("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    }
  }

  private static ApiFailure match(String why) {
    return forbidden(MATCH, why);
  }

  private static ApiFailure forbidden(String option, String why) {
    return ApiFailure.invalidOption(option, "FieldValueForbidden", "Forbidden: " + why);
  }

  private static String text(Fields query, String name) {
    List<String> values = query.getValuesOrEmpty(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static boolean flag(Fields query, String name) {
    String value = text(query, name);
    return value.equals("true") || value.equals("1");
  }

  private static int number(Fields query, String name, int missing, int most) throws ApiFailure {
    String value = text(query, name);
    if (value.isEmpty() || value.equals("0")) {
      return missing;
    }
    try {
      int number = Integer.parseInt(value);
      if (number < 0) {
        throw invalid(name, value);
      }
      return Math.min(number, most);
    } catch (NumberFormatException e) {
      throw invalid(name, value);
    }
  }

  private static ApiFailure invalid(String name, String value) {
    return ApiFailure.badRequest("Invalid value for " + name + ": \"" + value + "\"");
  }
}
