package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.kubeconfig.KubeContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;

/// Makes connections from contexts: credentials, certificates, proxies and the rest of what a
/// kubeconfig says about the way to a server, as kubectl and client-go take it.
public final class ApiClients {
  /// Long enough for a login in a browser.
  private static final Duration PLUGIN_LIMIT = Duration.ofMinutes(3);

  private final Stanza cluster;
  private final Stanza user;
  private final PluginTrust trust;
  private final Map<String, String> environment;
  private final InstantSource clock = InstantSource.system();

  private ApiClients(KubeContext context, PluginTrust trust, Map<String, String> environment) {
    this.cluster = Stanza.of(context.cluster(), "cluster");
    this.user = Stanza.of(context.user(), "user");
    this.trust = trust;
    this.environment = environment;
  }

  /// Reads the files that the context names. Nothing is asked of the cluster yet, and no plugin is
  /// run: the first call does both. Fails with a `PluginNotTrusted` where one would be run that is
  /// not allowed, or with another one-line `ClusterException`.
  ///
  /// @param environment of plugins; also where HTTPS_PROXY and its kin are looked for
  public static ApiConnection connect(
      KubeContext context, PluginTrust trust, Map<String, String> environment) {
    try {
      return new ApiClients(context, trust, environment).connection(context);
    } catch (AccessFailure e) {
      throw new ClusterException(context.name() + ": " + e.getMessage());
    }
  }

  private ApiConnection connection(KubeContext context) throws AccessFailure {
    StanzaRules.check(cluster, user);
    HttpUrl base = ServerAddress.of(cluster);
    ServerTrust serverTrust = ServerTrust.of(cluster, environment);
    String named = cluster.text("tls-server-name");
    ServerTls tls = new ServerTls(serverTrust, named.isEmpty() ? base.host() : named);
    SocketFactory sockets = sockets(base, serverTrust);
    Credentials credentials = credentials(context, base.isHttps());
    Authorization authorization = new Authorization(credentials, tls, always());
    return new ApiConnection(
        base, HttpClients.make(sockets, tls, authorization), credentials::close);
  }

  private List<Header> always() throws AccessFailure {
    List<Header> headers = new ArrayList<>(Impersonation.headers(user));
    headers.add(new Header("User-Agent", "portolan"));
    if (cluster.truth("disable-compression")) {
      headers.add(new Header("Accept-Encoding", "identity"));
    }
    return headers;
  }

  private SocketFactory sockets(HttpUrl base, ServerTrust serverTrust) throws AccessFailure {
    Optional<ProxyAddress> proxy =
        ProxyRules.find(cluster, environment, base.isHttps(), base.host(), base.port());
    if (proxy.isEmpty()) {
      return SocketFactory.getDefault();
    }
    return ProxySockets.of(proxy.get(), serverTrust, environment, base);
  }

  /// As kubectl: nothing that proves who the user is goes over plain HTTP.
  private Credentials credentials(KubeContext context, boolean https) throws AccessFailure {
    if (!https) {
      return StanzaCredentials.of("");
    }
    Stanza provider = user.inner("auth-provider");
    Stanza oidc = provider == null ? null : provider.inner("config");
    if (oidc != null && !user.has("token") && !user.has("tokenFile")) {
      return StanzaCredentials.of(OidcToken.of(oidc, clock.instant()));
    }
    StanzaCredentials own = StanzaCredentials.of(user, clock);
    Stanza exec = user.inner("exec");
    if (exec == null) {
      return own;
    }
    PluginStanza plugin = PluginStanza.of(exec, context.user().file());
    // as in client-go: who has a token or a certificate needs no plugin
    return own.sufficient() ? own : plugin(plugin);
  }

  private Credentials plugin(PluginStanza plugin) throws AccessFailure {
    if (!trust.trusts(plugin.command())) {
      throw new PluginNotTrusted(plugin.command());
    }
    PluginMemory memory =
        PluginMemory.shared(plugin, ExecInfo.text(plugin, cluster, false), environment, clock);
    memory.askedAnew();
    return new PluginCredentials(
        memory, new PluginRunner(plugin, cluster, trust, environment, PLUGIN_LIMIT));
  }
}
