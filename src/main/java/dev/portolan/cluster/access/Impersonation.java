package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The headers by which a user acts as another (`as`, `as-uid`, `as-groups`, `as-user-extra`).
final class Impersonation {
  /// What HTTP allows in a header's name beside letters and digits; `%` is the escape itself.
  private static final String TOKEN = "!#$&'*+-.^_`|~";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Impersonation() {}

  static List<Header> headers(Stanza user) throws AccessFailure {
    if (!user.has("as")) {
      return List.of();
    }
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Impersonate-User", user.text("as")));
    if (user.has("as-uid")) {
      headers.add(new Header("Impersonate-Uid", user.text("as-uid")));
    }
    user.list("as-groups").forEach(g -> headers.add(new Header("Impersonate-Group", g)));
    user.lists("as-user-extra")
        .forEach(
            (key, values) ->
                values.forEach(
                    v -> headers.add(new Header("Impersonate-Extra-" + escaped(key), v))));
    if (headers.stream().anyMatch(h -> h.value().chars().anyMatch(Character::isISOControl))) {
      throw new AccessFailure(
          "the user's impersonation has line breaks or control characters in it");
    }
    return headers;
  }

  /// A key as client-go writes it into a header's name: what HTTP does not allow there as %XX of
  /// its UTF-8 bytes.
  static String escaped(String key) {
    StringBuilder result = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || TOKEN.indexOf(c) >= 0);
      result.append(plain ? String.valueOf(c) : "%" + HEX.toHexDigits(b));
    }
    return result.toString();
  }
}
