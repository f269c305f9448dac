package dev.portolan.cluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/// The id-token of an `oidc` auth-provider stanza. Portolan presents it while it is good, but does
/// not refresh it: kubectl does that and writes it back, and then this one is read again.
final class OidcToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OidcToken() {}

  static String of(Stanza config, Instant now) throws AccessFailure {
    String token = config.text("id-token").strip();
    if (!expires(token).isAfter(now)) {
      throw new AccessFailure(
          "the id-token of the oidc auth-provider has expired: any kubectl command refreshes it, or"
              + " use the exec plugin kubelogin (kubectl oidc-login)");
    }
    return token;
  }

  /// The claim `exp`; never, where it cannot be read: then the server decides.
  private static Instant expires(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      JsonNode claims =
          JSON.readTree(Base64.getUrlDecoder().decode(parts[parts.length > 1 ? 1 : 0]));
      return claims.path("exp").canConvertToLong()
          ? Instant.ofEpochSecond(claims.path("exp").asLong())
          : Instant.MAX;
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      return Instant.MAX;
    }
  }
}
