/// Stage 3: takes a snapshot, gives verdicts with their reasons. Pure.
@NullMarked
package dev.portolan.policy;

import org.jspecify.annotations.NullMarked;
