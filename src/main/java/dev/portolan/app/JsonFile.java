package dev.portolan.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A small file of Portolan's own that holds a JSON object, which only its owner may read or write.
/// One that is damaged is set aside as `NAME.damaged` and counts as absent; one that cannot be read
/// now, as on a disk that fails, is neither set aside nor written over: it may be whole.
final class JsonFile {
  private static final System.Logger LOG = System.getLogger(JsonFile.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final long most;
  private final Predicate<ObjectNode> good;

  /// @param most the bytes that it has at most
  /// @param good what its object has to be like
  JsonFile(Path path, long most, Predicate<ObjectNode> good) {
    this.path = path;
    this.most = most;
    this.good = good;
  }

  /// What is in it; an empty object where there is nothing, or nothing to be had.
  synchronized ObjectNode read() {
    try {
      return content();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "not read: {0} ({1})", path, e.getClass().getName());
      return JSON.createObjectNode();
    }
  }

  /// Changes what is in it. It is read afresh each time: another Portolan may have written to it.
  synchronized void change(Consumer<ObjectNode> change) throws IOException {
    ObjectNode content = content();
    change.accept(content);
    write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
  }

  private ObjectNode content() throws IOException {
    if (!Files.exists(path)) {
      return JSON.createObjectNode();
    }
    Optional<ObjectNode> content =
        Files.size(path) > most ? Optional.empty() : parse(Files.readAllBytes(path)).filter(good);
    if (content.isEmpty()) {
      setAside();
    }
    return content.orElseGet(JSON::createObjectNode);
  }

  private static Optional<ObjectNode> parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes) instanceof ObjectNode node ? Optional.of(node) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private void setAside() throws IOException {
    Path damaged = path.resolveSibling(path.getFileName() + ".damaged");
    LOG.log(System.Logger.Level.WARNING, "damaged, and set aside: {0}", path);
    Files.move(path, damaged, StandardCopyOption.REPLACE_EXISTING);
  }

  /// All or nothing: whoever reads meanwhile, or finds the file after a crash, sees the old or the
  /// new text. A temporary file is for its owner alone, and stays so when it is moved.
  private void write(byte[] text) throws IOException {
    Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(folder, path.getFileName().toString(), ".new");
    try {
      Files.write(fresh, text, StandardOpenOption.SYNC);
      replace(fresh);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void replace(Path fresh) throws IOException {
    try {
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
