package dev.portolan.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.workspace.ReachShown;
import dev.portolan.workspace.Workspace.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;

/// What Portolan remembers between two starts, in one small JSON file. A file that cannot be read
/// counts as absent; the next change writes it anew.
public final class Settings {
  private static final System.Logger LOG = System.getLogger(Settings.class.getName());

  private final ObjectMapper json = new ObjectMapper();
  private final Path file;

  public Settings(Path file) {
    this.file = file;
  }

  public Theme theme() {
    return "dark".equals(read().path("theme").asText()) ? Theme.DARK : Theme.LIGHT;
  }

  public void theme(Theme theme) {
    write(read().put("theme", theme == Theme.DARK ? "dark" : "light"));
  }

  public ReachShown reach() {
    String name = read().path("reach").asText();
    return Stream.of(ReachShown.values())
        .filter(r -> word(r).equals(name))
        .findFirst()
        .orElse(ReachShown.BOTH);
  }

  public void reach(ReachShown reach) {
    write(read().put("reach", word(reach)));
  }

  private static String word(ReachShown reach) {
    return reach.name().toLowerCase(Locale.ROOT);
  }

  private synchronized ObjectNode read() {
    try {
      if (Files.exists(file) && json.readTree(file.toFile()) instanceof ObjectNode node) {
        return node;
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "settings not read: {0}", e.getMessage());
    }
    return json.createObjectNode();
  }

  private synchronized void write(ObjectNode node) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text(node));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "settings not kept: {0}", e.getMessage());
    }
  }

  private String text(ObjectNode node) throws JsonProcessingException {
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }
}
