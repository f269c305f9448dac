package dev.portolan.ui.inspector;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.PluginPolicy;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.parts.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to say of the policies beside NetworkPolicy: the administrators' and the plugins'.
final class OtherPolicyFacts {
  private OtherPolicyFacts() {}

  static List<Section> of(AdminPolicy policy) {
    SectionBuilder rows = new SectionBuilder(policy.ref().kind().title());
    rows.row("Tier", Words.tier(policy.tier()));
    rows.row("Priority", Integer.toString(policy.priority()));
    rows.row("Namespaces", selector(policy.subject().namespaces()));
    rows.row("Pods", selector(policy.subject().pods()));
    rows.row("Rules in", Integer.toString(policy.ingress().size()));
    rows.row("Rules out", Integer.toString(policy.egress().size()));
    return List.of(rows.build());
  }

  static List<Section> of(PluginPolicy policy) {
    SectionBuilder rows = new SectionBuilder(policy.plugin() + " policy");
    rows.note(
        new Note(
            Tone.WARN,
            "What it allows is not judged: every pod that it selects is Undecided because of it."));
    return List.of(rows.build());
  }

  private static String selector(@Nullable LabelSelector selector) {
    return selector == null || selector.isEmpty() ? "all" : selector.toString();
  }
}
