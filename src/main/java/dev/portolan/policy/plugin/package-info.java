/// Beside stage 3: recognises the cluster's network plugin, and says whether anything enforces the
/// policies that exist. Pure.
@NullMarked
package dev.portolan.policy.plugin;

import org.jspecify.annotations.NullMarked;
