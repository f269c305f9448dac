package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.Protocol;
import dev.portolan.probe.ExecLimits;
import dev.portolan.probe.Question;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Preferences;
import dev.portolan.workspace.ReachShown;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What Portolan remembers between two starts, in one small JSON file. What it does not know of the
/// file stays in it. A file that cannot be understood is set aside as `settings.json.damaged` and
/// counts as absent.
public final class Settings {
  private static final System.Logger LOG = System.getLogger(Settings.class.getName());
  private static final long SECOND = 1_000_000_000;
  private static final long MAX_BYTES = 8_000_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Path file;
  private ExecLimits execs = ExecLimits.STANDARD;
  private long execsRead;

  public Settings(Path file) {
    this.file = file;
  }

  /// How the window is to look.
  public Looks looks() {
    ObjectNode kept = read();
    return new Looks(
        Looks.ThemeChoice.of(kept.path("theme").asText()),
        ColourSet.of(kept.path("colours").asText()),
        kept.path("percent").asInt(Looks.USUAL),
        Looks.Motion.of(kept.path("motion").asText()),
        new Looks.Cards(
            kept.path("minimap").asBoolean(Looks.Cards.START.minimap()),
            kept.path("legend").asBoolean(Looks.Cards.START.legend())));
  }

  public void looks(Looks looks) {
    change(
        s ->
            s.put("theme", looks.theme().word())
                .put("colours", looks.colours().word())
                .put("percent", looks.percent())
                .put("motion", looks.motion().word())
                .put("minimap", looks.cards().minimap())
                .put("legend", looks.cards().legend()));
  }

  public ReachShown reach() {
    String name = read().path("reach").asText();
    return Stream.of(ReachShown.values())
        .filter(r -> word(r).equals(name))
        .findFirst()
        .orElse(ReachShown.BOTH);
  }

  public void reach(ReachShown reach) {
    change(s -> s.put("reach", word(reach)));
  }

  /// What the user keeps about each context.
  public Preferences preferences() {
    ObjectNode kept = read();
    return ContextSettings.read(kept.path("contexts"))
        .with(execLimits())
        .asking(AskedSettings.read(kept.path("asked")))
        .with(
            Protocol.UDP.name().equals(kept.path("protocol").asText())
                ? Protocol.UDP
                : Protocol.TCP);
  }

  /// What is diagnosed by where the target does not tell.
  public void protocol(Protocol protocol) {
    change(s -> s.put("protocol", protocol.name()));
  }

  /// How a kind of check was asked last.
  public void asked(Question question) {
    change(s -> AskedSettings.write(object(s, "asked"), question));
  }

  public void preference(KubeContext.Id context, ContextPreference preference) {
    change(s -> ContextSettings.write(object(s, "contexts"), context, preference));
  }

  /// How a context was shown last.
  public void view(KubeContext.Id context, ChartView view) {
    change(s -> ContextSettings.write(object(s, "contexts"), context, view));
  }

  /// How many commands may run in containers at once. Read at most once a second: each start asks.
  public synchronized ExecLimits execLimits() {
    long now = System.nanoTime();
    if (execsRead == 0 || now - execsRead > SECOND) {
      execsRead = now;
      JsonNode kept = read().path("execs");
      execs =
          new ExecLimits(
              kept.path("cluster").asInt(ExecLimits.STANDARD.cluster()),
              kept.path("node").asInt(ExecLimits.STANDARD.node()));
    }
    return execs;
  }

  public synchronized void execLimits(ExecLimits limits) {
    change(s -> object(s, "execs").put("cluster", limits.cluster()).put("node", limits.node()));
    execsRead = 0;
  }

  WindowSize window() {
    return WindowSize.read(read().path("window"));
  }

  void window(WindowSize size) {
    change(s -> size.write(object(s, "window")));
  }

  private static String word(ReachShown reach) {
    return reach.name().toLowerCase(Locale.ROOT);
  }

  /// The object of this name; anything else in its place gives way.
  static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  /// Reads the file afresh each time: another Portolan may have written to it.
  private synchronized void change(Consumer<ObjectNode> change) {
    ObjectNode settings = read();
    change.accept(settings);
    write(settings);
  }

  private synchronized ObjectNode read() {
    try {
      if (!Files.exists(file)) {
        return json.createObjectNode();
      }
      if (Files.size(file) <= MAX_BYTES
          && json.readTree(file.toFile()) instanceof ObjectNode node) {
        return node;
      }
      LOG.log(System.Logger.Level.WARNING, "settings are not a JSON object: {0}", file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "settings not read: {0}", e.getClass().getName());
    }
    setAside();
    return json.createObjectNode();
  }

  private void setAside() {
    try {
      Path damaged = file.resolveSibling(file.getFileName() + ".damaged");
      Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "damaged settings stay: {0}", e.getClass().getName());
    }
  }

  /// All or nothing: whoever reads meanwhile, or finds the file after a crash, sees the old or the
  /// new text.
  private void write(ObjectNode node) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
      try {
        Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(node));
        replace(fresh);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "settings not kept: {0}", e.getMessage());
    }
  }

  private void replace(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
