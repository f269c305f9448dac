package dev.portolan.cluster.access;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.kubeconfig.KubeContext;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Makes connections from contexts. TLS, client certificates and passwords are the official
/// client's; bearer tokens, token files and credential plugins are ours, because the client reads
/// them once and only logs what goes wrong.
public final class ApiClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PING = Duration.ofSeconds(30);
  private static final List<String> CLUSTER_TEXTS =
      List.of("server", "certificate-authority-data", "certificate-authority", "tls-server-name");
  private static final List<String> USER_TEXTS =
      List.of(
          "client-certificate-data",
          "client-certificate",
          "client-key-data",
          "client-key",
          "username",
          "password");

  private ApiClients() {}

  /// Reads the files that the context names and runs its credential plugin, so this may take a
  /// while; nothing is asked of the cluster yet. Fails with a `PluginNotTrusted` or another
  /// one-line `ClusterException`.
  public static ApiConnection connect(KubeContext context, PluginTrust trust) {
    Stanza cluster = Stanza.of(context.cluster(), "cluster");
    Stanza user = Stanza.of(context.user(), "user");
    try {
      Map<String, Object> clusterMap = cluster.texts(CLUSTER_TEXTS);
      clusterMap.put("insecure-skip-tls-verify", cluster.truth("insecure-skip-tls-verify"));
      Map<String, Object> userMap = user.texts(USER_TEXTS);
      if (user.value("auth-provider") instanceof Map<?, ?> provider) {
        userMap.put("auth-provider", provider);
      }
      BearerToken token = token(context, user, userMap, trust);
      OkHttpClient http = client(context, clusterMap, userMap);
      HttpUrl base = base(clusterMap);
      return new ApiConnection(
          base,
          http.newBuilder()
              .addInterceptor(new Authorization(token, user.text("as"), user.list("as-groups")))
              .proxy(cluster.proxy())
              .build());
    } catch (IOException e) {
      throw new ClusterException(context.name() + ": " + oneLine(e), e);
    }
  }

  private static BearerToken token(
      KubeContext context, Stanza user, Map<String, Object> userMap, PluginTrust trust)
      throws IOException {
    if (!user.text("tokenFile").isEmpty()) {
      BearerToken token = Tokens.file(user.file("tokenFile"), InstantSource.system());
      token.token();
      return token;
    }
    if (!user.text("token").isEmpty()) {
      return Tokens.fixed(user.text("token").strip());
    }
    if (user.value("exec") instanceof Map<?, ?> exec) {
      ExecCredential plugin = new ExecCredential(exec, user.folder());
      PluginCommand command = plugin.command(context.user().file());
      if (!trust.trusts(command)) {
        throw new PluginNotTrusted(command);
      }
      ExecCredential.Credential first = plugin.obtain();
      if (!first.certificate().isEmpty()) {
        userMap.put("client-certificate-data", base64(first.certificate()));
        userMap.put("client-key-data", base64(first.key()));
      }
      return first.token().isEmpty()
          ? Tokens.fixed("")
          : new ExecToken(plugin, first, InstantSource.system());
    }
    return Tokens.fixed("");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpUrl base(Map<String, Object> cluster) throws IOException {
    String server = String.valueOf(cluster.getOrDefault("server", "")).strip();
    // as kubectl does it: an address without a scheme is plain HTTP, except on the TLS port
    String scheme = server.contains("://") ? "" : server.contains(":443") ? "https://" : "http://";
    HttpUrl url = HttpUrl.parse(scheme + server);
    if (url == null) {
      throw new IOException("the cluster's server is not an address: " + server);
    }
    return url;
  }

  private static OkHttpClient client(
      KubeContext context, Map<String, Object> cluster, Map<String, Object> user)
      throws IOException {
    KubeConfig config =
        new KubeConfig(
            new ArrayList<>(entry("context", Map.of("cluster", "it", "user", "it"))),
            new ArrayList<>(entry("cluster", cluster)),
            new ArrayList<>(entry("user", user)));
    config.setFile(context.id().file().toAbsolutePath().toFile());
    config.setContext("it");
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(64);
    dispatcher.setMaxRequestsPerHost(64);
    OkHttpClient bounds =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool())
            .connectTimeout(CONNECT_TIMEOUT)
            .writeTimeout(READ_TIMEOUT)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    try {
      return ClientBuilder.kubeconfig(config)
          .setApiClient(new ApiClient(bounds))
          .setReadTimeout(READ_TIMEOUT)
          .setPingInterval(PING)
          .build()
          .getHttpClient();
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new IOException("the certificates in the kubeconfig cannot be used", e);
    } catch (RuntimeException e) {
      // the client wraps every security exception in a bare RuntimeException
      throw new IOException("the credentials in the kubeconfig cannot be used: " + cause(e), e);
    }
  }

  private static String cause(Throwable e) {
    return e.getCause() == null
        ? e.getClass().getSimpleName()
        : e.getCause().getClass().getSimpleName();
  }

  private static List<Object> entry(String kind, Map<String, Object> stanza) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("name", "it");
    entry.put(kind, stanza);
    return List.of(entry);
  }

  private static String oneLine(IOException e) {
    if (e instanceof NoSuchFileException f) {
      return "no such file: " + f.getFile();
    }
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
