package dev.portolan.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/// The folder with a file of results for each context.
public final class HistoryFolder {
  private static final int LONGEST = 60;

  private final Path folder;
  private final Map<Path, HistoryFile> open = new ConcurrentHashMap<>();

  public HistoryFolder(Path folder) {
    this.folder = folder;
  }

  /// The file of a context. Two contexts of one name are told apart by where they are described.
  ///
  /// @param place the kubeconfig file's path, or any other word for where the context is from
  public HistoryFile of(String place, String context) {
    CRC32 sum = new CRC32();
    sum.update((place + "\n" + context).getBytes(StandardCharsets.UTF_8));
    String plain = context.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
    String name = plain.substring(0, Math.min(LONGEST, plain.length()));
    String mark = HexFormat.of().toHexDigits((int) sum.getValue());
    return open.computeIfAbsent(folder.resolve(name + "-" + mark + ".jsonl"), HistoryFile::new);
  }
}
