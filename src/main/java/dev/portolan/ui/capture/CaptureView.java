package dev.portolan.ui.capture;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.probe.Kubectl;
import dev.portolan.ui.checks.DebugBar;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.Captures.Capture;
import dev.portolan.workspace.DebugPurpose;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The capture on screen: how it stands, what can be done with it, and its packets.
final class CaptureView {
  private final Consumer<CaptureStep> dispatch;
  private final InstantSource clock;
  private final Label state = Marks.chip(Tone.PLAIN, "");
  private final Label title = new Label();
  private final Label figures = new Label();
  private final Button stop = new Button("Stop", Glyphs.of(Feather.SQUARE));
  private final Button save = new Button("Save…", Glyphs.of(Feather.DOWNLOAD));
  private final Button view = new Button("", Glyphs.of(Feather.EXTERNAL_LINK));

  /// Around the button, as one that is disabled tells nothing under the mouse.
  private final StackPane viewer = new StackPane(view);

  private final Tooltip viewing = new Tooltip();
  private final Label advice = new Label();
  private final HBox adviceBox = new HBox(8, Glyphs.of(Feather.INFO), advice);
  private final TextField find = new TextField();
  private final PacketTable packets = new PacketTable();
  private final DebugBar debug;
  private final FileDialogs files;
  private final VBox content;
  private final Node nothing =
      EmptyState.of(
          Feather.DISC,
          "See the packets themselves",
          "Choose a pod and press Capture: tcpdump runs in the pod, here is what passes it, with the"
              + " names of pods and services. Save it as pcapng, or open it in Wireshark.");
  private final StackPane root;
  private String context = "";
  private @Nullable Capture shown;

  CaptureView(
      Consumer<CaptureStep> dispatch, FileDialogs files, DebugBar debug, InstantSource clock) {
    this.files = files;
    this.debug = debug;
    this.dispatch = dispatch;
    this.clock = clock;
    title.getStyleClass().add("capture-title");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    figures.getStyleClass().add("capture-figures");
    figures.setMinWidth(Label.USE_PREF_SIZE);
    state.setMinWidth(Label.USE_PREF_SIZE);
    stop.setId("capture-stop");
    stop.setOnAction(e -> with(c -> dispatch.accept(new CaptureStep.Stop(c.id()))));
    save.setId("capture-save");
    save.setOnAction(e -> with(this::save));
    view.setOnAction(e -> with(c -> dispatch.accept(new CaptureStep.View(c.id()))));
    view.getStyleClass().add("icon-button");
    view.setAccessibleText("Open in Wireshark");
    viewer.setId("capture-viewer");
    Tooltip.install(viewer, viewing);
    for (Button button : new Button[] {stop, save, view}) {
      button.setMinWidth(Button.USE_PREF_SIZE);
    }
    Button drop =
        IconButton.of(
            Feather.TRASH_2,
            "Forget this capture and its packets",
            () -> with(c -> dispatch.accept(new CaptureStep.Drop(c.id()))));
    CopyButton kubectl = new CopyButton("Copy as kubectl", Feather.TERMINAL, this::kubectl);
    find.setPromptText("Find in the list");
    find.setAccessibleText("Find in the list");
    find.setPrefColumnCount(9);
    find.setMinWidth(110);
    find.textProperty().addListener((p, was, is) -> packets.find(is));
    HBox head = head(kubectl.node(), drop);
    advice.setWrapText(true);
    advice.setMinWidth(0);
    HBox.setHgrow(advice, Priority.ALWAYS);
    adviceBox.getStyleClass().add("advice");
    VBox.setVgrow(packets.node(), Priority.ALWAYS);
    content = new VBox(head, adviceBox, debug.node(), packets.node());
    content.getStyleClass().add("capture-view");
    root = new StackPane(content, nothing);
  }

  private HBox head(Button kubectl, Button drop) {
    HBox head = new HBox(8, state, title, figures, find, stop, save, viewer, kubectl, drop);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("capture-head");
    return head;
  }

  Node node() {
    return root;
  }

  void show(@Nullable Capture capture, String contextName) {
    context = contextName;
    nothing.setVisible(capture == null);
    content.setVisible(capture != null);
    boolean another = capture == null || shown == null || shown.id() != capture.id();
    if (capture != null && !capture.equals(shown)) {
      head(capture);
      packets.show(capture.packets(), another, empty(capture));
    }
    shown = capture;
  }

  /// The time that runs while a capture does.
  void tick() {
    with(this::figures);
  }

  private void head(Capture capture) {
    CaptureEnd end = capture.end();
    Marks.show(state, CaptureWords.tone(capture), CaptureWords.state(capture));
    title.setText(capture.in() + " · " + CaptureWords.filter(capture));
    title.setTooltip(new Tooltip(title.getText()));
    figures(capture);
    present(stop, capture.running());
    boolean some = capture.count().packets() > 0;
    save.setDisable(!some);
    view.setDisable(!some || !capture.viewer());
    viewing.setText(
        capture.viewer()
            ? "Open what there is so far in Wireshark"
            : "Wireshark was not found on this computer; save the file instead");
    view.setAccessibleHelp(viewing.getText());
    String text =
        end == null || (end.why().good() && end.dropped() <= 0)
            ? other(capture)
            : end.why().good()
                ? "The kernel had no room for " + end.dropped() + " more packets."
                : end.summary()
                    + (end.advice().isEmpty() || end.debugHelps() ? "" : " " + end.advice());
    advice.setText(text);
    present(adviceBox, !text.isEmpty());
    boolean helps = end != null && end.debugHelps();
    debug.show(helps ? new DebugPurpose.Packets(capture.id(), capture.request()) : null);
  }

  /// The packets are those of the pod whichever container they are captured in; it is said all the
  /// same.
  private static String other(Capture capture) {
    boolean other = !capture.in().equals(capture.request().where());
    return other
        ? "tcpdump runs in the container "
            + capture.in().container()
            + ", which shares the pod's network: "
            + capture.request().where().container()
            + " cannot capture."
        : "";
  }

  private void figures(Capture capture) {
    String elapsed =
        capture.running() ? " · " + CaptureWords.elapsed(capture, clock.instant()) : "";
    figures.setText(CaptureWords.count(capture) + elapsed);
  }

  private static String empty(Capture capture) {
    CaptureEnd end = capture.end();
    if (end != null && end.debugHelps()) {
      return "Nothing was captured."; // why, is said above
    }
    return end == null ? "No packet yet." : end.summary();
  }

  private String kubectl() {
    Capture capture = shown;
    return capture == null || capture.argv().isEmpty()
        ? ""
        : Kubectl.exec(context.isEmpty() ? null : context, capture.in(), capture.argv())
            + " > capture.pcap";
  }

  private void save(Capture capture) {
    files
        .save(FileSort.CAPTURE, capture.in().pod() + "-" + capture.id() % 1_000_000)
        .ifPresent(f -> dispatch.accept(new CaptureStep.Save(capture.id(), f)));
  }

  private void with(Consumer<Capture> action) {
    Capture capture = shown;
    if (capture != null) {
      action.accept(capture);
    }
  }

  private static void present(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }
}
