package dev.portolan.probe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A URL as somebody typed it, as the request that it stands for.
///
/// @param host empty when the text is no http or https URL
/// @param problem why it is none, or empty
public record UrlText(String host, Question.Http request, String problem) {
  /// What is behind a `#` is never sent.
  private static final Pattern URL =
      Pattern.compile("(?i)(http|https)://[^/?#]*(/[^?#]*)?(\\?[^#]*)?(#.*)?");

  public static UrlText parse(String typed) {
    Matcher url = URL.matcher(typed.strip());
    if (!url.matches()) {
      return wrong("A URL begins with http:// or https://.");
    }
    HostText host = HostText.parse(typed);
    boolean tls = url.group(1).equalsIgnoreCase("https");
    String path = url.group(2) == null ? "/" : url.group(2);
    String query = url.group(3) == null ? "" : url.group(3);
    Question.Http request =
        new Question.Http(tls, host.port(), "GET", path + query, List.of(), false);
    String problem = host.valid() ? QuestionRules.problem(request) : host.problem();
    return problem.isEmpty() ? new UrlText(host.host(), request, "") : wrong(problem);
  }

  private static UrlText wrong(String problem) {
    return new UrlText("", Question.Http.PLAIN, problem);
  }
}
