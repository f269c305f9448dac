package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What Portolan remembers between two starts, in one small JSON file. What it does not know of the
/// file stays in it.
public final class Settings {
  private static final System.Logger LOG = System.getLogger(Settings.class.getName());
  private static final long SECOND = 1_000_000_000;
  private static final long MAX_BYTES = 8_000_000;

  private final JsonFile file;
  private ExecLimits execs = ExecLimits.STANDARD;
  private long execsRead;

  public Settings(Path file) {
    this.file = new JsonFile(file, MAX_BYTES, content -> true);
  }

  /// How the window is to look.
  public Looks looks() {
    ObjectNode kept = file.read();
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
    String name = file.read().path("reach").asText();
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
    ObjectNode kept = file.read();
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
      JsonNode kept = file.read().path("execs");
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
    return WindowSize.read(file.read().path("window"));
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

  /// What cannot be kept costs the user no more than that.
  private void change(Consumer<ObjectNode> change) {
    try {
      file.change(change);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "settings not kept: {0}", e.getMessage());
    }
  }
}
