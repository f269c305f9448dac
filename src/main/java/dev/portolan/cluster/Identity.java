package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.NamespaceReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which cluster answers: a name and address may stay while the cluster is made anew. It is told by
/// the UID of the system's namespace, or, where that may not be read, of the context's own.
final class Identity {
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final ApiConnection api;
  private final List<String> witnesses;
  private final Map<String, String> uids = new HashMap<>();

  Identity(ApiConnection api, String home) {
    this.api = api;
    this.witnesses = Stream.of("kube-system", home).distinct().toList();
  }

  /// What is known of the cluster that answers.
  enum Answer {
    SAME,
    OTHER,
    /// Nothing can be compared: no witness may be read, or another one than before.
    HIDDEN
  }

  /// Asks the witnesses, the best first.
  Answer ask() throws IOException {
    for (String witness : witnesses) {
      String uid = uid(witness);
      if (uid.isEmpty()) {
        continue;
      }
      boolean first = uids.isEmpty();
      String before = uids.get(witness);
      uids.clear();
      uids.put(witness, uid);
      if (before == null) {
        return first ? Answer.SAME : Answer.HIDDEN;
      }
      return before.equals(uid) ? Answer.SAME : Answer.OTHER;
    }
    return Answer.HIDDEN;
  }

  /// True when a witness was seen that a later answer is compared with.
  boolean known() {
    return !uids.isEmpty();
  }

  /// The witnesses are hidden now: the next that is seen is the first.
  void forget() {
    uids.clear();
  }

  private String uid(String namespace) throws IOException {
    try {
      return api.get(
          api.url(List.of("api", "v1", "namespaces", namespace)).build(),
          SILENCE,
          response -> NamespaceReader.one(response.body().byteStream()).meta().uid());
    } catch (ApiFailure e) {
      if (e.code() == 403 || e.code() == 404) {
        return "";
      }
      throw e;
    }
  }
}
