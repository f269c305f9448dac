/// Questions as people ask them: names, addresses and ranges become the parties that `policy`
/// judges, and the answers for each of them become one. Part of stage 3, pure.
@NullMarked
package dev.portolan.policy.subject;

import org.jspecify.annotations.NullMarked;
