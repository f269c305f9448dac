package dev.portolan.cli;

import dev.portolan.app.TrustStore;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.access.PluginNotTrusted;
import dev.portolan.cluster.access.PluginTrust;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/// What the user of the command line says about credential plugins: on a terminal they are asked
/// once for each, elsewhere nothing runs that was not allowed before or by `--trust-exec`.
record Consent(TrustStore store, boolean allowAll, Terminal prompt, PrintWriter err)
    implements PluginTrust {
  @Override
  public boolean trusts(PluginCommand command) {
    return allowAll || store.trusts(command);
  }

  @Override
  public boolean terminal() {
    return prompt.present();
  }

  @Override
  public void heard(PluginCommand command, String line) {
    err.println(line);
    err.flush();
  }

  /// Asks whether a plugin may run, and remembers a yes; ends the command after a no.
  ///
  /// @param context its name, for messages
  void ask(String context, PluginNotTrusted asked) {
    PluginCommand command = asked.command();
    if (!prompt.present()) {
      throw CommandFailure.unknown(
          "context %s: %s wants to run \"%s\", which nobody has allowed yet: --trust-exec allows it"
              .formatted(context, visible(command.file().toString()), line(command)));
    }
    err.println("To log in, the kubeconfig wants to run a program on this computer:");
    err.println("  file      " + visible(command.file().toString()));
    err.println("  program   " + visible(command.program()));
    command.arguments().forEach(a -> err.println("  argument  " + visible(a)));
    if (!command.environment().isEmpty()) {
      err.println("  sets      " + visible(String.join(", ", command.environment().keySet())));
    }
    err.flush();
    String answer = prompt.ask("Run it, now and from now on? [y/N] ").strip();
    if (!answer.toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw CommandFailure.unknown("context " + context + ": the program was not allowed");
    }
    try {
      store.remember(command);
    } catch (IOException e) {
      err.println("portolan: the answer cannot be kept, and will be asked for again");
    }
  }

  private static String line(PluginCommand command) {
    String all = (command.program() + " " + String.join(" ", command.arguments())).strip();
    String shown = visible(all);
    return shown.length() > 200 ? shown.substring(0, 200) + "..." : shown;
  }

  /// What could deceive at a terminal, or break a line, is shown as a question mark.
  private static String visible(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", "?");
  }
}
