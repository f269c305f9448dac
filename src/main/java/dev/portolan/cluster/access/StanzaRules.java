package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.util.Map;

/// What kubectl refuses in a cluster's and a user's stanza before it asks the server anything. The
/// words name what to do where kubectl's do not.
final class StanzaRules {
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "gcp", "use the exec plugin gke-gcloud-auth-plugin",
          "azure", "use the exec plugin kubelogin (https://github.com/Azure/kubelogin)",
          "openstack", "use the exec plugin client-keystone-auth",
          "oidc", "use the exec plugin kubelogin (kubectl oidc-login)");

  private StanzaRules() {}

  static void check(Stanza cluster, Stanza user) throws AccessFailure {
    either(cluster, "certificate-authority");
    if (cluster.truth("insecure-skip-tls-verify")
        && (cluster.has("certificate-authority") || cluster.has("certificate-authority-data"))) {
      throw new AccessFailure(
          "the cluster names a certificate authority and says not to verify with it"
              + " (insecure-skip-tls-verify): only one of the two is allowed");
    }
    either(user, "client-certificate");
    either(user, "client-key");
    boolean certificate = user.has("client-certificate") || user.has("client-certificate-data");
    if (certificate && !user.has("client-key") && !user.has("client-key-data")) {
      throw new AccessFailure("the user has a client certificate without a key");
    }
    if (user.has("username") || user.has("password")) {
      throw new AccessFailure(
          "the user has a user name and a password (basic authentication), which Kubernetes removed"
              + " in 1.19: use a token, a client certificate or an exec plugin");
    }
    boolean more =
        user.has("as-uid")
            || user.value("as-groups") != null
            || user.value("as-user-extra") != null;
    if (more && !user.has("as")) {
      throw new AccessFailure(
          "the user's as-groups, as-uid and as-user-extra need the name of a user in \"as\"");
    }
    provider(user);
  }

  private static void either(Stanza stanza, String key) throws AccessFailure {
    if (stanza.has(key) && stanza.has(key + "-data")) {
      throw new AccessFailure(
          "the %s has both %s and %s-data: only one of the two is allowed"
              .formatted(stanza.name(), key, key));
    }
  }

  private static void provider(Stanza user) throws AccessFailure {
    Stanza provider = user.inner("auth-provider");
    if (provider == null) {
      return;
    }
    if (user.value("exec") != null) {
      throw new AccessFailure(
          "the user has both an auth-provider and an exec plugin: only one of the two is allowed");
    }
    String name = provider.text("name");
    String instead = PROVIDERS.get(name);
    if (instead == null) {
      throw new AccessFailure("the user names an auth-provider that nobody knows");
    }
    Stanza config = provider.inner("config");
    if (name.equals("oidc") && config != null && config.has("id-token")) {
      return;
    }
    String removed =
        name.equals("oidc")
            ? "the oidc auth-provider has no id-token, and Portolan does not log in by itself: "
            : "the " + name + " auth-provider has been removed from Kubernetes' clients: ";
    throw new AccessFailure(removed + instead);
  }
}
