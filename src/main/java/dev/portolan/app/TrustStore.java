package dev.portolan.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.access.PluginTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The credential plugins that the user has allowed, remembered by the hash of all that decides
/// what would run. Window and command line share its file, which only its owner may read or write.
/// Where it is damaged the user is asked again.
public final class TrustStore implements PluginTrust {
  private static final String LIST = "allowed";
  private static final long MAX_BYTES = 1024 * 1024;
  private final JsonFile file;
  private final Set<String> thisRun = ConcurrentHashMap.newKeySet();

  public TrustStore(Path file) {
    this.file = new JsonFile(file, MAX_BYTES, TrustStore::understood);
  }

  private static boolean understood(ObjectNode content) {
    return content.isEmpty() || content.path(LIST).isArray();
  }

  @Override
  public boolean trusts(PluginCommand command) {
    return thisRun.contains(command.hash()) || hashes(file.read()).contains(command.hash());
  }

  /// Allows a plugin from now on; where that cannot be kept, at least for this run. What it is
  /// given in its environment is not kept.
  public synchronized void remember(PluginCommand command) throws IOException {
    thisRun.add(command.hash());
    if (hashes(file.read()).contains(command.hash())) {
      return;
    }
    file.change(
        content ->
            content
                .withArray(LIST)
                .addObject()
                .put("hash", command.hash())
                .put("program", command.program())
                .put("file", command.file().toString()));
  }

  private static Set<String> hashes(ObjectNode content) {
    Set<String> hashes = new HashSet<>();
    content.path(LIST).forEach(entry -> hashes.add(entry.path("hash").asText()));
    return hashes;
  }
}
