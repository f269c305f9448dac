package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import java.util.List;
import java.util.Locale;

/// What a person can do about a context that cannot be opened, by the words of the failure.
public final class Remedy {
  /// The first row any of whose words occurs in the failure is taken.
  private record Row(List<String> words, String advice) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              List.of("(401)", "401 unauthorized", "does not accept the credentials"),
              "Log in again with the tool that gave you these credentials; Portolan reads them anew"
                  + " and tries again by itself."),
          new Row(
              List.of("not installed", "not found in path", "no such program", "path searched"),
              "Install the program, or start Portolan where it is in PATH."),
          new Row(
              List.of("proxy"),
              "Check proxy-url in the kubeconfig, and HTTPS_PROXY and NO_PROXY where Portolan was"
                  + " started."),
          new Row(
              List.of("does not accept the client certificate", "client certificate"),
              "The client certificate of this user has expired or was made by another authority."
                  + " Have a new one issued."),
          new Row(
              List.of("has expired or is not valid yet"),
              "Check this computer's clock first; if it is right, the server needs a new"
                  + " certificate."),
          new Row(
              List.of("is not signed by"),
              "The cluster may have been made anew: fetch its kubeconfig again. Or something on the"
                  + " way, such as a proxy, shows its own certificate."),
          new Row(
              List.of("is not for"),
              "Name the host that the certificate is for with tls-server-name in the kubeconfig."),
          new Row(
              List.of("no such host"),
              "Is the VPN on? The name of the server is not known to this computer's resolver."),
          new Row(
              List.of("no route", "does not answer", "cannot connect"),
              "Is the VPN on, and may this computer reach the server through the firewall?"),
          new Row(
              List.of("refuses the connection"),
              "Nothing listens there: is the cluster running, and is the port right?"),
          new Row(
              List.of("answers 5", "answers 429"),
              "The server is there and in trouble. It is tried again by itself."));

  private Remedy() {}

  /// A sentence or two; empty where there is no advice to give.
  public static String of(String why, KubeContext context) {
    String words = why.toLowerCase(Locale.ROOT);
    if (context.server().isEmpty()) {
      return "Give the cluster " + context.clusterName() + " a server in its kubeconfig.";
    }
    return ROWS.stream()
        .filter(r -> r.words().stream().anyMatch(words::contains))
        .map(Row::advice)
        .findFirst()
        .orElse("");
  }
}
