package dev.portolan.demo.server;

import dev.portolan.demo.server.User.Deed;
import dev.portolan.demo.store.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who may do what: the users, their tokens, and what was taken from them.
public final class Access {
  private static final int TOKEN_BYTES = 24;

  private final List<User> users;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean expired;

  /// @param first a namespace of the cluster, to which some users are confined
  /// @param second another one
  public Access(String first, String second) {
    users = Users.of(first, second);
    users.forEach(u -> tokens.put(u.id(), randomToken()));
  }

  /// The users' names in the kubeconfig; the administrator first.
  public static List<String> ids() {
    return Users.of("", "").stream().map(User::id).toList();
  }

  /// The namespace that a user's context names, or empty.
  public String home(String id) {
    return user(id).home();
  }

  /// A user's token as of now.
  public String token(String id) {
    return tokens.getOrDefault(user(id).id(), "");
  }

  /// Gives a user another token; the one before is not good any more.
  public String rotate(String id) {
    String token = randomToken();
    tokens.put(user(id).id(), token);
    return token;
  }

  /// From now on every token counts as expired, or none does.
  public void expire(boolean on) {
    expired = on;
  }

  /// Takes a user's rights to a resource away, or gives them back.
  public void take(String id, Resource resource, boolean away) {
    String key = user(id).id() + "/" + resource.qualifiedPlural();
    if (away) {
      taken.add(key);
    } else {
      taken.remove(key);
    }
  }

  User authenticate(String authorization) throws ApiFailure {
    @Nullable User found = null;
    for (User user : users) {
      if (same(authorization, token(user.id()))) {
        found = user;
      }
    }
    if (found == null || expired) {
      throw ApiFailure.unauthorized();
    }
    return found;
  }

  boolean may(User user, Deed deed) {
    String plural = deed.resource().split("/", -1)[0];
    String qualified = deed.group().isEmpty() ? plural : plural + "." + deed.group();
    return !taken.contains(user.id() + "/" + qualified) && user.may(deed);
  }

  /// @throws ApiFailure 403 when the user may not
  void require(User user, String verb, ApiPath path) throws ApiFailure {
    String sub = path.subresource().isEmpty() ? "" : "/" + path.subresource();
    // a namespace is judged as being within itself
    String namespace = path.resource() == Resource.NAMESPACES ? path.name() : path.namespace();
    Deed deed = new Deed(verb, path.resource().group(), path.resource().plural() + sub, namespace);
    if (!may(user, deed)) {
      throw ApiFailure.forbidden(path.resource(), path.name(), refusal(user, deed));
    }
  }

  private static String refusal(User user, Deed deed) {
    String where =
        deed.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"" + deed.namespace() + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user.name(), deed.verb(), deed.resource(), deed.group(), where);
  }

  private User user(String id) {
    return users.stream()
        .filter(u -> u.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such user: " + id));
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
