package dev.portolan.history;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import java.util.List;
import java.util.Optional;

/// A check's result as it is kept.
///
/// @param id twelve hexadecimal digits, made of what is kept: the same result has the same id
/// @param context the kubeconfig context's name
/// @param simulated true for a result of the embedded demo cluster
public record Entry(String id, String context, boolean simulated, CheckResult result) {
  /// What ran, as lines to paste into a POSIX shell.
  public List<String> kubectl() {
    return Kubectl.lines(context, result);
  }

  /// The one of these lines that gave the answer, or the last that was tried; empty where nothing
  /// ran.
  public Optional<String> lastKubectl() {
    return Kubectl.last(context, result);
  }

  /// How the check is called, such as `Ping shop/web-0 → shop/db`.
  public String title() {
    return result.request().kind().title() + " " + Row.of(this).route();
  }
}
