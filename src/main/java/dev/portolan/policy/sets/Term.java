package dev.portolan.policy.sets;

import dev.portolan.model.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One condition on a peer, as policies write it; equal ones are kept once.
sealed interface Term {
  /// A term's answer for a class.
  enum Match {
    YES,
    NO,
    /// The snapshot does not know enough to tell.
    MAYBE
  }

  /// Pods by labels, in one namespace or in those that a selector matches.
  ///
  /// @param namespace the only namespace, or null for those that `namespaces` matches
  /// @param hosts whether hostNetwork pods that count as pods are meant too
  record Pods(
      @Nullable String namespace, LabelSelector namespaces, LabelSelector pods, boolean hosts)
      implements Term {}

  /// Nodes by labels: their addresses, and hostNetwork pods on them.
  record Nodes(LabelSelector nodes) implements Term {}

  /// Address ranges.
  ///
  /// @param choosy true for an `ipBlock`: whether it matches what is inside the cluster is a choice
  /// @param planned whether it matches a pod whose address is not known yet
  record Addresses(boolean choosy, List<Range> ranges, boolean planned) implements Term {
    public Addresses {
      ranges = List.copyOf(ranges);
    }

    /// An `ipBlock`. A range that cannot be read matches nothing.
    static Addresses block(String cidr, List<String> except) {
      Optional<Range> whole = Range.parse(cidr);
      List<Range> ranges = whole.stream().toList();
      for (String hole : except) {
        Optional<Range> cut = Range.parse(hole);
        if (cut.isPresent()) {
          ranges = ranges.stream().flatMap(r -> r.minus(cut.get()).stream()).toList();
        }
      }
      return new Addresses(true, ranges, whole.filter(Range.ALL4::equals).isPresent());
    }

    /// The `networks` of an admin policy.
    static Addresses networks(List<String> cidrs) {
      List<Range> ranges = cidrs.stream().flatMap(c -> Range.parse(c).stream()).toList();
      return new Addresses(false, ranges, ranges.contains(Range.ALL4));
    }
  }

  /// Something that the policies and the snapshot alone cannot judge.
  record Unknown(Scope scope) implements Term {}

  /// Whom an unknown peer may be.
  enum Scope {
    OUTSIDE,
    EVERYBODY
  }
}
