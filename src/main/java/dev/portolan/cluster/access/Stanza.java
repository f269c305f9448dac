package dev.portolan.cluster.access;

import dev.portolan.kubeconfig.KubeContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `cluster:` or `user:` stanza of a kubeconfig, whose values are checked as they are taken out.
///
/// @param folder what relative paths are relative to
/// @param name for messages
record Stanza(Map<String, Object> values, Path folder, String name) {
  static Stanza of(KubeContext.Entry entry, String name) {
    Path parent = entry.file().toAbsolutePath().getParent();
    return new Stanza(entry.values(), parent == null ? Path.of("").toAbsolutePath() : parent, name);
  }

  @Nullable Object value(String key) {
    return values.get(key);
  }

  String text(String key) {
    Object value = values.get(key);
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  boolean truth(String key) {
    return Boolean.parseBoolean(text(key));
  }

  List<String> list(String key) {
    return values.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /// The file that a value names, which can be read.
  Path file(String key) throws IOException {
    try {
      Path file = folder.resolve(text(key)).normalize();
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new IOException(
            name
                + "'s "
                + key
                + (Files.exists(file) ? " cannot be read: " : " is no file: ")
                + file);
      }
      return file;
    } catch (InvalidPathException e) {
      throw new IOException(name + "'s " + key + " is not a file name", e);
    }
  }

  /// The given keys' texts: files checked and made absolute, Base64 checked.
  Map<String, Object> texts(List<String> keys) throws IOException {
    Map<String, Object> result = new HashMap<>();
    for (String key : keys) {
      if (text(key).isEmpty()) {
        continue;
      }
      if (keys.contains(key + "-data") && text(key + "-data").isEmpty()) {
        result.put(key, file(key).toString());
      } else if (key.endsWith("-data")) {
        result.put(key, base64(key));
      } else if (!keys.contains(key + "-data")) {
        result.put(key, text(key));
      }
    }
    return result;
  }

  private String base64(String key) throws IOException {
    try {
      String text = text(key).replaceAll("\\s", "");
      Base64.getDecoder().decode(text);
      return text;
    } catch (IllegalArgumentException e) {
      // without the cause, whose message quotes the data
      throw new IOException(name + "'s " + key + " is not Base64");
    }
  }

  /// The cluster's `proxy-url`; null leaves it to the system.
  @Nullable Proxy proxy() throws IOException {
    String url = text("proxy-url");
    if (url.isEmpty()) {
      return null;
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IOException("the cluster's proxy-url is not an address");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    Proxy.Type type =
        switch (scheme) {
          case "http" -> Proxy.Type.HTTP;
          case "socks5", "socks5h" -> Proxy.Type.SOCKS;
          default -> throw new IOException("the cluster's proxy-url is neither http nor socks5");
        };
    if (uri.getHost() == null) {
      throw new IOException("the cluster's proxy-url is not an address");
    }
    int port = uri.getPort() > 0 ? uri.getPort() : type == Proxy.Type.HTTP ? 80 : 1080;
    return new Proxy(type, InetSocketAddress.createUnresolved(uri.getHost(), port));
  }
}
