/// Services and ingresses judged on what stands behind them: policies see the backend pod after
/// translation, never the service's own address. Part of stage 3, pure.
@NullMarked
package dev.portolan.policy.service;

import org.jspecify.annotations.NullMarked;
