package dev.portolan.bench;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Tally;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.pair.PairEngine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Predicted reachability under JMH.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ReachBenchmark {
  @Param({"1000", "10000"})
  public int pods;

  private ClusterSnapshot snapshot;
  private ClusterSnapshot otherPod;
  private ClusterSnapshot otherPolicy;
  private Reachability reachability;
  private PairEngine naive;
  private List<Pod> all;
  private int at;

  @Setup
  public void prepare() {
    snapshot = Size.ofPods(pods).cluster();
    otherPod = Changes.pod(snapshot, 5);
    otherPolicy = Changes.policy(snapshot, 5);
    reachability = Reachability.of(snapshot);
    naive = new PairEngine(snapshot);
    all = snapshot.pods();
  }

  @Benchmark
  public Tally snapshotToAllPairs() {
    return Reachability.of(snapshot).tally();
  }

  @Benchmark
  public Reachability changedPod() {
    return reachability.next(otherPod);
  }

  @Benchmark
  public Reachability changedPolicy() {
    return reachability.next(otherPolicy);
  }

  @Benchmark
  public Verdict explainOne() {
    return reachability.explain(next(), next(), new Traffic.ToPort(Protocol.TCP, 8080));
  }

  @Benchmark
  public Reach pairAllPorts() {
    return reachability.reach(next(), next());
  }

  @Benchmark
  public Verdict pairOnePortNaive() {
    return naive.judge(next(), next(), new Traffic.ToPort(Protocol.TCP, 8080));
  }

  private Party next() {
    at = (at + 7_919) % all.size();
    return Party.of(all.get(at));
  }
}
