package dev.portolan.cli;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.debug.DebugContainers;
import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Kubectl;
import java.io.PrintWriter;
import java.util.Locale;

/// Adds a debug container from the command line: shows what would be added and what the server says
/// to it, asks on a terminal, and adds it.
///
/// @param yes true when the user has said yes on the command line
record DebugAdding(ClusterSession session, Terminal terminal, boolean yes, PrintWriter err) {
  /// @param profile the strongest wanted; a weaker one is taken where admission wants it
  ContainerRef open(ObjectRef pod, String image, DebugProfile profile) {
    DebugContainers containers = session.debugContainers();
    DebugOrder wanted = new DebugOrder(pod, image, profile);
    DebugSurvey survey = containers.survey(wanted);
    if (!survey.possible()) {
      throw CommandFailure.unknown(survey.why());
    }
    DebugOrder order =
        wanted.with(
            survey.admitted().stream()
                .filter(p -> p.compareTo(profile) >= 0)
                .findFirst()
                .orElse(survey.admitted().getLast()));
    consent(order);
    return containers.open(order, words -> say("debug container: " + words), () -> false);
  }

  private void consent(DebugOrder order) {
    say("A debug container is wanted:");
    say("  pod        " + order.pod().name() + " in the namespace " + order.pod().namespace());
    say("  image      " + order.image());
    say("  profile    " + order.profile().word() + ": " + order.profile().rights());
    say("  as kubectl " + Kubectl.debug(null, order.pod(), order.image(), order.profile().word()));
    say("It cannot be removed: it stays in the pod's spec until the pod is deleted. It ends by");
    say("itself after 12 hours. Nothing else of the pod changes.");
    if (yes) {
      return;
    }
    if (!terminal.present()) {
      throw CommandFailure.unknown("nobody is there to ask: --yes adds it without a question");
    }
    String answer = terminal.ask("Add it? [y/N] ").strip().toLowerCase(Locale.ROOT);
    if (!answer.matches("y|yes")) {
      throw CommandFailure.unknown("the debug container was not added");
    }
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
