package dev.portolan.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.json.PodReader;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1PodList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reading one page of 500 pods (2.7 MB as the server sends it) out of memory under JMH: by
/// Portolan, by Jackson looking at every token, and by client-java's typed models.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class ListBenchmark {
  private final JsonFactory json = new JsonFactory();
  private byte[] page;

  @Setup
  public void prepare() throws IOException {
    page = new PodPages().pages().getFirst();
  }

  @Benchmark
  public int portolan() throws IOException {
    int[] pods = {0};
    ListReader.read(new ByteArrayInputStream(page), PodReader::read, records -> pods[0]++);
    return pods[0];
  }

  @Benchmark
  public long tokens() throws IOException {
    long tokens = 0;
    try (JsonParser parser = json.createParser(new ByteArrayInputStream(page))) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  @Benchmark
  public V1PodList typedModels() throws IOException {
    return JSON.deserialize(new String(page, StandardCharsets.UTF_8), V1PodList.class);
  }
}
