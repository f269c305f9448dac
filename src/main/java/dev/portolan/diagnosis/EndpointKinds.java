package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.probe.target.EndpointCause.Why;

/// What the causes of missing endpoints are called here.
final class EndpointKinds {
  private EndpointKinds() {}

  static Kind of(Why why) {
    return switch (why) {
      case SELECTS_NOTHING -> Kind.SELECTS_NOTHING;
      case ALL_ENDED, NONE_READY -> Kind.NOT_READY;
      case PORT_NOWHERE, PORT_PARTLY, PORT_UNDECLARED -> Kind.WRONG_TARGET_PORT;
      case NOT_GIVEN, NOT_WRITTEN, PODS_UNSEEN -> Kind.NO_ENDPOINTS;
    };
  }
}
