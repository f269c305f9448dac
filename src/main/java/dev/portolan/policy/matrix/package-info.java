/// Stage 3, for a table: takes `Reachability`, gives a matrix of groups that open in place
/// (namespaces, workloads, pods, and what lies outside) with what the policies say between any two
/// of them. Pure.
@NullMarked
package dev.portolan.policy.matrix;

import org.jspecify.annotations.NullMarked;
