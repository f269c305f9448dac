package dev.portolan.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The threads of this process, virtual ones too.
public final class LiveThreads {
  private LiveThreads() {}

  /// Names of those whose names begin with one of these.
  public static List<String> named(Collection<String> beginnings) {
    List<String> names = new ArrayList<>();
    try {
      Path dump = Files.createTempFile("portolan-threads", ".json"); // it must not exist
      Files.deleteIfExists(dump);
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
      for (JsonNode container :
          new ObjectMapper().readTree(dump.toFile()).at("/threadDump/threadContainers")) {
        for (JsonNode thread : container.path("threads")) {
          String name = thread.path("name").asText();
          if (beginnings.stream().anyMatch(name::startsWith)) {
            names.add(name);
          }
        }
      }
      Files.deleteIfExists(dump);
    } catch (IOException e) {
      throw new AssertionError("the threads could not be listed", e);
    }
    return names;
  }
}
