package dev.portolan.workspace;

import java.util.function.Consumer;

/// Does the work that the reducer asked for, elsewhere than on the calling thread, and sends back
/// what came of it.
public interface EffectRunner {
  void run(Effect effect, Consumer<Intent> dispatch);
}
