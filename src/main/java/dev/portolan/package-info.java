/// Portolan, a chart of a Kubernetes cluster's network. Reading order: `model`, `kubeconfig`,
/// `cluster`, `topology`, `layout`, `diagram`, `paint`, `probe`, `workspace`, `ui`.
@NullMarked
package dev.portolan;

import org.jspecify.annotations.NullMarked;
