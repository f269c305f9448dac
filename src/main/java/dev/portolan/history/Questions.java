package dev.portolan.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.probe.Question;
import dev.portolan.probe.Vantage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What was asked, and from where, in words.
public final class Questions {
  private static final Pattern SECONDS = Pattern.compile("^PT([0-9.]+)S$");

  private Questions() {}

  /// A question's options by their names, those alone that say something.
  public static Map<String, String> options(Question question) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : ResultJson.of(question).properties()) {
      String value = text(field.getValue());
      boolean says = !value.isEmpty() && !value.equals("0") && !value.equals("false");
      if (says && !field.getKey().equals("kind")) {
        options.put(spaced(field.getKey()), value);
      }
    }
    return options;
  }

  /// How a question got to where it was asked.
  public static String way(Vantage vantage) {
    String way =
        switch (vantage.way()) {
          case EXEC -> "exec in the pod's own container";
          case DEBUG_CONTAINER -> "exec in a debug container of the pod";
          case LAPTOP -> "this computer's own sockets";
        };
    return vantage.note().isEmpty() ? way : way + " (" + vantage.note() + ")";
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(Questions::text)
          .collect(Collectors.joining("\n"));
    }
    return SECONDS.matcher(value.asText()).replaceFirst("$1 s");
  }

  /// `serverName` as `server name`.
  private static String spaced(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
