package dev.portolan.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The folders that Portolan may write to, as each system expects them.
///
/// @param config for what the user chose
/// @param state for what was done, such as the results of checks
public record Paths(Path config, Path state) {
  public static Paths of(Map<String, String> environment, Path home, String osName) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return new Paths(
          base(environment, "APPDATA", home.resolve("AppData/Roaming")),
          base(environment, "LOCALAPPDATA", home.resolve("AppData/Local")));
    }
    if (os.startsWith("mac")) {
      Path support = home.resolve("Library/Application Support/Portolan");
      return new Paths(support, support);
    }
    return new Paths(
        base(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
        base(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
  }

  private static Path base(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    Path base = value.isEmpty() ? otherwise : Path.of(value);
    return base.resolve("portolan");
  }

  public Path settingsFile() {
    return config.resolve("settings.json");
  }

  /// The plugins that the user has allowed.
  public Path trustFile() {
    return config.resolve("allowed-plugins.json");
  }

  /// The results of checks, a file for each context.
  public Path history() {
    return state.resolve("history");
  }
}
