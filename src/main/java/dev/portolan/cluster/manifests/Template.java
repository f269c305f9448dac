package dev.portolan.cluster.manifests;

import dev.portolan.cluster.json.ApiKind;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Workload;
import java.nio.file.Path;

/// A workload of a manifest with the tree that its pods' template is in.
record Template(Workload workload, ApiKind api, Tree tree, Path file) {
  Template(KubeObject object, ApiKind api, Tree tree, Path file) {
    this((Workload) object, api, tree, file);
  }

  Kind kind() {
    return workload.ref().kind();
  }

  /// `spec.template`; a cron job's is that of its jobs.
  Tree pod() {
    return jobs().at("spec", "template");
  }

  /// The workload itself, or the jobs that a cron job starts.
  Tree jobs() {
    return kind() == Kind.CRON_JOB ? tree.at("spec", "jobTemplate") : tree;
  }

  String what() {
    return api.title() + " " + workload.ref().path();
  }
}
