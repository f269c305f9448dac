package dev.portolan.policy;

/// What the documents leave to the network plugin.
///
/// @param ipBlocksMatchPods whether an `ipBlock` matches the addresses of pods and nodes (most
///   plugins), or outside ones only (Cilium)
/// @param hostNetworkIsNode whether hostNetwork pods count as their node: selected by no
///   NetworkPolicy, matched by no selector of one
public record Choices(boolean ipBlocksMatchPods, boolean hostNetworkIsNode) {
  /// What upstream's own tests, and most plugins, do.
  public static final Choices USUAL = new Choices(true, true);
}
