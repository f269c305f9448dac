package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.Resource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An answer that is a failure: a `Status` object with an HTTP code, as the API documents it.
public final class ApiFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String TIMEOUT = "Timeout";

  private final int code;
  private final String text;
  private final String reason;
  private final String kind;
  private final String name;
  private final Duration retryAfter;
  private transient @Nullable ObjectNode details;

  private ApiFailure(int code, String reason, String message, String kind, String name) {
    this(code, reason, message, kind, name, Duration.ZERO);
  }

  private ApiFailure(
      int code, String reason, String message, String kind, String name, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
    this.code = code;
    this.text = message;
    this.reason = reason;
    this.kind = kind;
    this.name = name;
  }

  static ApiFailure unauthorized() {
    return new ApiFailure(401, "Unauthorized", "Unauthorized", "", "");
  }

  static ApiFailure forbidden(Resource resource, String name, String what) {
    String path = resource.qualifiedPlural() + (name.isEmpty() ? "" : " \"" + name + "\"");
    return new ApiFailure(
        403, "Forbidden", path + " is forbidden: " + what, resource.plural(), name);
  }

  static ApiFailure notFound(Resource resource, String name) {
    String message = resource.qualifiedPlural() + " \"" + name + "\" not found";
    return new ApiFailure(404, "NotFound", message, resource.plural(), name);
  }

  static ApiFailure noSuchPath() {
    String message = "the server could not find the requested resource";
    return new ApiFailure(404, "NotFound", message, "", "");
  }

  static ApiFailure notAllowed() {
    String message = "the demo cluster does not allow this method: it can only be read";
    return new ApiFailure(405, "MethodNotAllowed", message, "", "");
  }

  static ApiFailure badRequest(String message) {
    return new ApiFailure(400, "BadRequest", message, "", "");
  }

  static ApiFailure invalid(String message) {
    return new ApiFailure(422, "Invalid", message, "", "");
  }

  /// An option of a list or a watch that does not go with the others.
  ///
  /// @param rule which rule it breaks, such as `FieldValueForbidden`
  static ApiFailure invalidOption(String option, String rule, String why) {
    String message = "ListOptions.meta.k8s.io \"\" is invalid: " + option + ": " + why;
    ApiFailure failure = new ApiFailure(422, "Invalid", message, "", "");
    failure.details = Json.object();
    failure.details.put("group", "meta.k8s.io").put("kind", "ListOptions");
    ObjectNode cause = failure.details.putArray("causes").addObject();
    cause.put("reason", rule).put("message", why).put("field", option);
    return failure;
  }

  static ApiFailure expired(String message) {
    return new ApiFailure(410, "Expired", message, "", "");
  }

  /// The client takes none of the formats that there are.
  static ApiFailure notAcceptable(String formats) {
    String message = "only the following media types are accepted: " + formats;
    return new ApiFailure(406, "NotAcceptable", message, "", "");
  }

  static ApiFailure internal(String message) {
    return new ApiFailure(500, "InternalError", message, "", "");
  }

  /// The revision asked for is not there yet.
  static ApiFailure tooLarge(long asked, long now) {
    String message = "Timeout: Too large resource version: " + asked + ", current: " + now;
    return new ApiFailure(504, TIMEOUT, message, "", "", Duration.ofSeconds(1));
  }

  /// A failure on order.
  static ApiFailure of(Fault.Status fault) {
    String reason =
        switch (fault.code()) {
          case 410 -> "Expired";
          case 429 -> "TooManyRequests";
          case 500 -> "InternalError";
          case 503 -> "ServiceUnavailable";
          case 504 -> TIMEOUT;
          default -> "Unknown";
        };
    String message = "the demo cluster was told to answer " + fault.code();
    return new ApiFailure(fault.code(), reason, message, "", "", fault.retryAfter());
  }

  Duration retryAfter() {
    return retryAfter;
  }

  int code() {
    return code;
  }

  ObjectNode status() {
    ObjectNode status = Json.object();
    status.put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", text).put("reason", reason);
    if (details != null) {
      status.set("details", details);
    }
    if (!kind.isEmpty()) {
      ObjectNode about = status.putObject("details");
      if (!name.isEmpty()) {
        about.put("name", name);
      }
      about.put("kind", kind);
    }
    if (!retryAfter.isZero()) {
      status.withObject("/details").put("retryAfterSeconds", retryAfter.toSeconds());
    }
    if (reason.equals(TIMEOUT)) {
      ObjectNode cause = status.withObject("/details").putArray("causes").addObject();
      cause.put("reason", "ResourceVersionTooLarge").put("message", "Too large resource version");
    }
    return status.put("code", code);
  }
}
