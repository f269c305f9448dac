package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A Status object of the API (meta/v1): how a request, a watch or an exec ended.
///
/// @param status `Success` or `Failure`, or empty
/// @param code the HTTP code, or 0
/// @param message the server's words in one line, or empty
/// @param causes messages of `details.causes` by their reason, such as `ExitCode` to `1`
public record ApiStatus(
    String status, int code, String reason, String message, Map<String, String> causes) {
  private static final int MAX_MESSAGE = 500;

  public ApiStatus {
    causes = Map.copyOf(causes);
  }

  public boolean success() {
    return status.equals("Success");
  }

  /// Reads a body; one that is not a Status is taken as the message itself.
  public static ApiStatus parse(byte[] body) {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != null && in.currentToken().isStructStart()) {
        return read(in);
      }
    } catch (JsonProcessingException e) {
      return plain(body);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return plain(body);
  }

  /// Reads it, the parser at its first token.
  public static ApiStatus read(JsonParser in) throws IOException {
    Fields fields = new Fields();
    Json.object(in, field -> fields.field(in, field));
    return new ApiStatus(
        fields.status, fields.code, fields.reason, oneLine(fields.message), fields.causes);
  }

  private static ApiStatus plain(byte[] body) {
    return new ApiStatus("", 0, "", oneLine(new String(body, StandardCharsets.UTF_8)), Map.of());
  }

  private static String oneLine(String text) {
    String line = text.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
  }

  private static final class Fields {
    private String status = "";
    private int code;
    private String reason = "";
    private String message = "";
    private final Map<String, String> causes = new HashMap<>();

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "status" -> status = Json.text(in);
        case "code" -> code = Json.number(in);
        case "reason" -> reason = Json.text(in);
        case "message" -> message = Json.text(in);
        case "details" ->
            Json.object(
                in,
                name -> {
                  if (name.equals("causes")) {
                    Json.array(in, () -> cause(Json.texts(in)));
                  }
                });
        default -> {}
      }
    }

    private void cause(Map<String, String> cause) {
      causes.put(cause.getOrDefault("reason", ""), cause.getOrDefault("message", ""));
    }
  }
}
