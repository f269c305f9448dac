package dev.portolan.diagnosis;

import java.util.List;

/// Why prediction and truth disagree, or why a connection does not come about.
///
/// @param sentence for a person
/// @param evidence what was seen that speaks for it, a line each
public record Cause(Kind kind, String sentence, List<String> evidence, Next next) {
  public Cause {
    evidence = List.copyOf(evidence);
  }

  /// Sorts of causes.
  public enum Kind {
    // --- denied, yet let through
    NOTHING_ENFORCES("nothing enforces the policies"),
    NOT_PROGRAMMED_YET("the policy is not in force yet"),
    HOST_NETWORK("host network"),
    NODE_LOCAL("traffic within one node"),
    UNEXPLAINED("not explained"),
    // --- allowed, yet closed
    NO_SUCH_OBJECT("it does not exist"),
    NOT_RUNNING("it does not run"),
    SELECTS_NOTHING("the selector matches nothing"),
    NOT_READY("no pod is ready"),
    NO_ENDPOINTS("no endpoints"),
    NONE_ON_NODE("no endpoint on the node"),
    WRONG_TARGET_PORT("wrong target port"),
    NO_SUCH_PORT("the service has no such port"),
    NOBODY_LISTENS("nobody listens"),
    POLICY("a policy denies it"),
    PLUGIN_DOWN("the network plugin does not run"),
    KUBE_PROXY("the service proxy does not lead there"),
    NODE_DOWN("a node is down"),
    NODE_FIREWALL("something on the way drops it"),
    SILENT_POD("the pod does not answer"),
    MTU("packets are too large for the path"),
    MESH("the mesh asks for its own TLS"),
    DNS("the name does not resolve"),
    NO_CONTROLLER("no controller has taken it up"),
    NO_ADDRESS("it has no address"),
    NOT_ACCEPTED("its gateway does not take it"),
    NOT_GRANTED("another namespace does not grant it"),
    DEFAULT_BACKEND("the default backend answers"),
    BAD_BACKEND("the controller gets no answer from the backend"),
    INSIDE_ONLY("it can be reached from inside the cluster alone"),
    HANGS("the connection opens, and nothing more comes"),
    NO_ROUTE("there is no way to that address"),
    TLS("TLS"),
    OUTSIDE("outside the cluster"),
    // --- it works, and is not well
    SOME_BACKENDS("some backends do not answer"),
    ICMP_DROPPED("ICMP is dropped"),
    SLOW("slow");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /// In a few words.
    public String title() {
      return title;
    }
  }
}
