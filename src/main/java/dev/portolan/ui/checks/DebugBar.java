package dev.portolan.ui.checks;

import dev.portolan.probe.CheckResult;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.DebugPurpose;
import dev.portolan.workspace.DebugStep;
import dev.portolan.workspace.Debugs;
import dev.portolan.workspace.Debugs.Told;
import dev.portolan.workspace.Intent;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The line under what could not be done from the pod's own containers, a check or a capture: the
/// offer of a debug container, how far its adding is, or why there is none.
public final class DebugBar {
  private final Label words = new Label();
  private final ProgressIndicator turning = new ProgressIndicator();
  private final Button offer = new Button("Use a debug container…", Glyphs.of(Feather.PLUS_CIRCLE));
  private final Button giveUp = new Button("Do not wait");
  private final HBox root = new HBox(10, turning, words, offer, giveUp);
  private @Nullable DebugPurpose purpose;
  private Debugs debugs = Debugs.START;

  public DebugBar(Consumer<Intent> dispatch) {
    words.setWrapText(true);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    turning.setPrefSize(16, 16);
    turning.setMinSize(16, 16);
    offer.setId("debug-offer");
    offer.setMinWidth(Region.USE_PREF_SIZE);
    giveUp.setMinWidth(Region.USE_PREF_SIZE);
    offer.setOnAction(
        e -> {
          if (purpose != null) {
            dispatch.accept(new Intent.OnDebug(offer(purpose)));
          }
        });
    giveUp.setOnAction(e -> dispatch.accept(new Intent.OnDebug(new DebugStep.GiveUp())));
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("debug-bar");
    Sheet.add(root, "checks");
    show();
  }

  public Node node() {
    return root;
  }

  /// A run; offered where a debug container would help it.
  void show(@Nullable Run now) {
    CheckResult result = now == null ? null : now.result();
    show(
        now != null && result != null && result.debugHelps()
            ? new DebugPurpose.Check(now.id(), now.request())
            : null);
  }

  /// What a debug container is offered for, or null for nothing.
  public void show(@Nullable DebugPurpose now) {
    purpose = now;
    show();
  }

  public void show(Debugs now) {
    if (!now.equals(debugs)) {
      debugs = now;
      show();
    }
  }

  private static DebugStep offer(DebugPurpose purpose) {
    return switch (purpose) {
      case DebugPurpose.Check p -> new DebugStep.Offer(p.id());
      case DebugPurpose.Packets p -> new DebugStep.OfferCapture(p.id());
    };
  }

  private void show() {
    Told adding = mine(debugs.adding());
    Told refused = mine(debugs.refused());
    present(root, purpose != null);
    present(turning, adding != null);
    present(giveUp, adding != null);
    present(offer, adding == null);
    if (adding != null) {
      words.setText("Debug container: " + adding.words());
    } else if (refused != null) {
      words.setText(refused.words());
    } else {
      String has = purpose instanceof DebugPurpose.Packets ? "tcpdump" : "the tools";
      words.setText("A debug container beside it has " + has + ", and the same network.");
    }
    Marks.tint(root, refused == null ? Tone.PLAIN : Tone.BAD);
  }

  private @Nullable Told mine(@Nullable Told told) {
    return told != null && told.purpose().equals(purpose) ? told : null;
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
