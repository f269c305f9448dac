package dev.portolan.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The folders that Portolan may write to, as each system expects them.
public record Paths(Path config) {
  public static Paths of(Map<String, String> environment, Path home, String osName) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return new Paths(base(environment, "APPDATA", home.resolve("AppData/Roaming")));
    }
    if (os.startsWith("mac")) {
      return new Paths(home.resolve("Library/Application Support/Portolan"));
    }
    return new Paths(base(environment, "XDG_CONFIG_HOME", home.resolve(".config")));
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
}
