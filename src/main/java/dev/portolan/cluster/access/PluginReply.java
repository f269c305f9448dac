package dev.portolan.cluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What a plugin printed: a token, a client certificate with its key, or both, until a time. What
/// is said about a wrong one quotes nothing of it.
///
/// @param expires `Instant.MAX` when the plugin does not say
record PluginReply(Proof proof, Instant expires) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static PluginReply parse(PluginStanza plugin, byte[] output) throws AccessFailure {
    JsonNode root = tree(plugin, output);
    String version = root.path("apiVersion").asText("");
    if (!root.path("kind").asText("").equals("ExecCredential")) {
      throw new AccessFailure(plugin.title() + " did not print an ExecCredential");
    }
    if (!version.equals(plugin.apiVersion())) {
      throw new AccessFailure(
          "%s is configured for %s but printed another apiVersion"
              .formatted(plugin.title(), plugin.apiVersion()));
    }
    JsonNode status = root.path("status");
    if (!status.isObject()) {
      throw new AccessFailure(plugin.title() + " printed an ExecCredential without a status");
    }
    String token = status.path("token").asText("").strip();
    Identity identity =
        identity(
            plugin,
            status.path("clientCertificateData").asText(""),
            status.path("clientKeyData").asText(""));
    if (token.isEmpty() && identity == null) {
      throw new AccessFailure(plugin.title() + " gave no token and no certificate");
    }
    return new PluginReply(new Proof(token, identity), expiry(plugin, status));
  }

  private static JsonNode tree(PluginStanza plugin, byte[] output) throws AccessFailure {
    try {
      JsonNode root = JSON.readTree(output);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      // without the cause: its message quotes the output, which may hold the token
      throw new AccessFailure(plugin.title() + " did not print JSON");
    }
    throw new AccessFailure(plugin.title() + " did not print an ExecCredential");
  }

  private static @Nullable Identity identity(PluginStanza plugin, String chain, String key)
      throws AccessFailure {
    if (chain.isEmpty() != key.isEmpty()) {
      throw new AccessFailure(plugin.title() + " gave only a certificate or only a key, not both");
    }
    return chain.isEmpty()
        ? null
        : Pem.identity(
            chain.getBytes(StandardCharsets.UTF_8),
            key.getBytes(StandardCharsets.UTF_8),
            plugin.title());
  }

  private static Instant expiry(PluginStanza plugin, JsonNode status) throws AccessFailure {
    String text =
        status.path("expirationTimestamp").isNull()
            ? ""
            : status.path("expirationTimestamp").asText("");
    try {
      return text.isEmpty() ? Instant.MAX : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new AccessFailure(plugin.title() + " gave an expirationTimestamp that is no time");
    }
  }
}
