package dev.portolan.ui.contexts;

import java.io.File;
import java.nio.file.Path;

/// Files as people write them: the home folder is `~`.
final class FileNames {
  private FileNames() {}

  static String brief(Path file) {
    return brief(file.toString());
  }

  static String brief(String file) {
    String home = System.getProperty("user.home", "");
    return home.length() > 1 && file.startsWith(home + File.separator)
        ? "~" + file.substring(home.length())
        : file;
  }
}
