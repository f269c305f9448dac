/// Stage 1: takes kubeconfig files, gives contexts, each tied to its own file, and the problems
/// found on the way as values.
@NullMarked
package dev.portolan.kubeconfig;

import org.jspecify.annotations.NullMarked;
