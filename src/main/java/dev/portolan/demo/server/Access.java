package dev.portolan.demo.server;

import dev.portolan.demo.store.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Who may do what: one token may do everything, the other reads namespace `shop` and nothing else.
public final class Access {
  /// The namespace that the limited user may read.
  public static final String LIMITED_NAMESPACE = "shop";

  private static final String LIMITED_USER = "system:serviceaccount:shop:demo-limited";
  private static final int TOKEN_BYTES = 24;

  private final String adminToken = randomToken();
  private final String limitedToken = randomToken();
  private volatile boolean expired;

  /// A user of the API.
  enum User {
    ADMIN,
    LIMITED
  }

  public String adminToken() {
    return adminToken;
  }

  public String limitedToken() {
    return limitedToken;
  }

  /// From now on every token counts as expired, or none does.
  public void expire(boolean on) {
    expired = on;
  }

  User authenticate(String authorization) throws ApiFailure {
    if (!expired && same(authorization, adminToken)) {
      return User.ADMIN;
    }
    if (!expired && same(authorization, limitedToken)) {
      return User.LIMITED;
    }
    throw ApiFailure.unauthorized();
  }

  /// @throws ApiFailure 403 when the user may not
  void require(User user, String verb, ApiPath path) throws ApiFailure {
    if (user == User.ADMIN) {
      return;
    }
    boolean own =
        path.namespace().equals(LIMITED_NAMESPACE)
            || (path.resource() == Resource.NAMESPACES && path.name().equals(LIMITED_NAMESPACE));
    if (own && path.subresource().isEmpty()) {
      return;
    }
    throw ApiFailure.forbidden(path.resource(), path.name(), refusal(verb, path));
  }

  private static String refusal(String verb, ApiPath path) {
    String sub = path.subresource().isEmpty() ? "" : "/" + path.subresource();
    String where =
        path.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"" + path.namespace() + "\"";
    return "User \"%s\" cannot %s resource \"%s%s\" in API group \"%s\" %s"
        .formatted(
            LIMITED_USER, verb, path.resource().plural(), sub, path.resource().group(), where);
  }

  /// Compares in a time that tells nothing of where the texts differ.
  private static boolean same(String authorization, String token) {
    return MessageDigest.isEqual(
        authorization.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }

  private static String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "demo-" + HexFormat.of().formatHex(bytes);
  }
}
