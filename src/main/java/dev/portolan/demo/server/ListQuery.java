package dev.portolan.demo.server;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.util.Fields;

/// The parameters of a list or a watch.
///
/// @param limit 0 for no paging
/// @param resourceVersion empty when not given
/// @param timeout of a watch
record ListQuery(
    int limit,
    String continueToken,
    String resourceVersion,
    boolean watch,
    boolean bookmarks,
    Duration timeout,
    ObjectFilter filter) {
  private static final int LONGEST_WATCH_SECONDS = 3600;
  private static final int USUAL_WATCH_SECONDS = 1800;

  static ListQuery of(Fields query) throws ApiFailure {
    Function<String, String> text = name -> text(query, name);
    return new ListQuery(
        number(query, "limit", 0, Integer.MAX_VALUE),
        text.apply("continue"),
        text.apply("resourceVersion"),
        flag(query, "watch"),
        flag(query, "allowWatchBookmarks"),
        Duration.ofSeconds(
            number(query, "timeoutSeconds", USUAL_WATCH_SECONDS, LONGEST_WATCH_SECONDS)),
        ObjectFilter.of(text.apply("labelSelector"), text.apply("fieldSelector")));
  }

  /// The revision asked for.
  long revision() throws ApiFailure {
    try {
      return Long.parseLong(resourceVersion);
    } catch (NumberFormatException e) {
      throw invalid("resourceVersion", resourceVersion);
    }
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
