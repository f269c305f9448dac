package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.access.PluginTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The credential plugins that the user has allowed, remembered by the hash of all that decides
/// what would run. Window and command line share its file, which only its owner may read or write.
/// A damaged file counts as empty and is put aside: then the user is asked again.
public final class TrustStore implements PluginTrust {
  private static final System.Logger LOG = System.getLogger(TrustStore.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIST = "allowed";
  private static final long MAX_BYTES = 1024 * 1024;

  private final Path file;
  private final Set<String> thisRun = ConcurrentHashMap.newKeySet();

  public TrustStore(Path file) {
    this.file = file;
  }

  @Override
  public boolean trusts(PluginCommand command) {
    return thisRun.contains(command.hash()) || hashes(read()).contains(command.hash());
  }

  /// Allows a plugin from now on; where that cannot be kept, at least for this run. What it is
  /// given in its environment is not kept.
  public synchronized void remember(PluginCommand command) throws IOException {
    thisRun.add(command.hash());
    ObjectNode root = read();
    if (hashes(root).contains(command.hash())) {
      return;
    }
    ArrayNode list = root.withArray(LIST);
    ObjectNode entry = list.addObject();
    entry.put("hash", command.hash());
    entry.put("program", command.program());
    entry.put("file", command.file().toString());
    write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private static Set<String> hashes(ObjectNode root) {
    Set<String> hashes = new HashSet<>();
    root.path(LIST).forEach(entry -> hashes.add(entry.path("hash").asText()));
    return hashes;
  }

  private synchronized ObjectNode read() {
    try {
      if (!Files.exists(file)) {
        return JSON.createObjectNode();
      }
      if (Files.size(file) <= MAX_BYTES) {
        JsonNode root = JSON.readTree(Files.readAllBytes(file));
        if (root instanceof ObjectNode object
            && (object.path(LIST).isArray() || object.isEmpty())) {
          return object;
        }
      }
      putAside();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      putAside();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "allowed plugins not read: {0}", file);
    }
    return JSON.createObjectNode();
  }

  private void putAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    LOG.log(System.Logger.Level.WARNING, "allowed plugins are damaged, put aside: {0}", aside);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "not put aside: {0}", file);
    }
  }

  private void write(String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// On Windows the folder of the user's settings is their own already.
  private FileAttribute<?>[] ownerOnly() {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
    };
  }
}
