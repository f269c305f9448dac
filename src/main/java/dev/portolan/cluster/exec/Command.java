package dev.portolan.cluster.exec;

import dev.portolan.probe.ContainerRef;
import java.util.List;
import okhttp3.HttpUrl;

/// A command for a container.
///
/// @param argv the argument vector; never a line for a shell
public record Command(ContainerRef container, List<String> argv) {
  public Command {
    argv = List.copyOf(argv);
  }

  /// The address of its exec: `.../pods/NAME/exec?command=...`.
  ///
  /// @param server the API server's address
  public HttpUrl url(HttpUrl server) {
    HttpUrl.Builder url = server.newBuilder();
    List.of("api", "v1", "namespaces", container.namespace(), "pods", container.pod(), "exec")
        .forEach(url::addPathSegment);
    argv.forEach(a -> url.addQueryParameter("command", a));
    if (!container.container().isEmpty()) {
      url.addQueryParameter("container", container.container());
    }
    return url.addQueryParameter("stdout", "true").addQueryParameter("stderr", "true").build();
  }
}
