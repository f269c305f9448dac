package dev.portolan.ui.inspector;

import dev.portolan.model.Kind;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.target.EndpointCause;
import dev.portolan.probe.target.EndpointCause.Why;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.parts.Tone;
import java.util.Optional;

/// What the inspector notes of a service's endpoints: what may not be seen, else the cause of there
/// being none that is ready.
final class EndpointReason {
  private EndpointReason() {}

  static Optional<Note> of(SnapshotIndex index, Service service) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return Optional.of(
          new Note(
              Tone.IDLE,
              "An ExternalName service has no endpoints: cluster DNS answers with "
                  + service.exposure().externalName()
                  + "."));
    }
    return Words.unseen(index.snapshot(), Kind.ENDPOINT_SLICE, service.namespace())
        .or(() -> new EndpointCause(index).of(service).map(f -> note(index, service, f)));
  }

  private static Note note(SnapshotIndex index, Service service, EndpointCause.Found found) {
    Note plain = new Note(found.why().breaks() ? Tone.BAD : Tone.WARN, found.text());
    return found.why() == Why.PODS_UNSEEN
        ? Words.unseen(index.snapshot(), Kind.POD, service.namespace()).orElse(plain)
        : plain;
  }
}
