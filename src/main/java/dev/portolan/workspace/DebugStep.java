package dev.portolan.workspace;

import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.probe.ContainerRef;

/// Something that the user wants, or that was told, of debug containers.
public sealed interface DebugStep {
  /// Asks for one beside the container that a run could not be made from. One of Portolan's that
  /// runs there is used at once; else the user is shown what would be added.
  record Offer(long run) implements DebugStep {}

  /// The same for a capture that found no tcpdump, or no right to use it.
  record OfferCapture(long capture) implements DebugStep {}

  /// The server was asked what it says to one.
  record Surveyed(long epoch, DebugOrder order, DebugSurvey survey) implements DebugStep {}

  /// The user has changed the image or the profile of what is asked.
  record Change(DebugOrder order) implements DebugStep {}

  /// The user has seen the request and wants it.
  ///
  /// @param typed in a protected context the context's name, else anything
  record Agree(String typed) implements DebugStep {}

  record Forgo() implements DebugStep {}

  /// Does what waits in a debug container that somebody has left.
  record Use(ContainerRef there) implements DebugStep {}

  /// How far the adding is, in a phrase.
  ///
  /// @param run the id of what it is for
  record Progress(long epoch, long run, String words) implements DebugStep {}

  /// It runs.
  record Ready(long epoch, long run, ContainerRef container) implements DebugStep {}

  record Failed(long epoch, long run, String words) implements DebugStep {}

  /// The user does not want to wait for it any longer.
  record GiveUp() implements DebugStep {}

  /// Ends the processes of one of Portolan's; the container stays in the pod's spec, ended.
  record End(ContainerRef container) implements DebugStep {}
}
