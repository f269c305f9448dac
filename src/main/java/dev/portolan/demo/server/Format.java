package dev.portolan.demo.server;

import dev.portolan.demo.proto.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an answer is written in, settled as API servers do: of what the client takes, in its order,
/// the first that there is.
enum Format {
  JSON("application/json"),
  PROTOBUF(Envelope.MEDIA_TYPE);

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /// A row of an `Accept` header.
  private record Wish(String type, double weight) {}

  /// @param accept the header; null where the client does not say, and is given JSON
  /// @param protobuf true where there is such an answer
  static Format of(@Nullable String accept, boolean protobuf) throws ApiFailure {
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    for (Wish wish : wishes(accept)) {
      if (protobuf && wish.type.equals(PROTOBUF.mediaType)) {
        return PROTOBUF;
      }
      if (wish.type.equals(JSON.mediaType)
          || wish.type.equals("application/*")
          || wish.type.equals("*/*")) {
        return JSON;
      }
    }
    throw ApiFailure.notAcceptable(
        protobuf ? JSON.mediaType + ", " + PROTOBUF.mediaType : JSON.mediaType);
  }

  /// The same of a refusal, which is given in JSON where the client takes nothing that there is.
  static Format ofRefusal(@Nullable String accept, boolean protobuf) {
    try {
      return of(accept, protobuf);
    } catch (ApiFailure e) {
      return JSON;
    }
  }

  /// The rows by their weight (`q`), equal ones as they stand. Protobuf of something else than the
  /// object itself (`as=Table`) is nothing that there is; JSON of it is, as in older servers,
  /// answered by the object.
  private static List<Wish> wishes(String accept) {
    List<Wish> wishes = new ArrayList<>();
    for (String row : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = row.split(";", -1);
      String type = parts[0].strip();
      double weight = 1;
      boolean other = false;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        other |= parameter.startsWith("as=");
        weight = parameter.startsWith("q=") ? weight(parameter.substring(2)) : weight;
      }
      if (weight > 0 && !(other && type.equals(PROTOBUF.mediaType))) {
        wishes.add(new Wish(type, weight));
      }
    }
    wishes.sort(Comparator.comparingDouble(Wish::weight).reversed());
    return wishes;
  }

  private static double weight(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
