package dev.portolan.policy.subject;

import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Prefixes;
import dev.portolan.model.Service;
import dev.portolan.policy.AddressRange;
import java.util.List;

/// What a person named as one end of a question.
public sealed interface Subject {
  /// How the answer calls it, such as `shop/web-0` or `svc/shop/web`.
  String label();

  /// A pod, or the pods of a workload.
  ///
  /// @param ref the pod or the workload
  /// @param address the one of the pod's addresses that was named, or empty for all
  record Pods(ObjectRef ref, List<Pod> pods, String address) implements Subject {
    public Pods {
      pods = List.copyOf(pods);
    }

    public Pods(ObjectRef ref, List<Pod> pods) {
      this(ref, pods, "");
    }

    @Override
    public String label() {
      return Prefixes.label(ref);
    }
  }

  /// A service.
  ///
  /// @param address the one of its addresses that was named, or empty
  record ServiceSubject(Service service, String address) implements Subject {
    public ServiceSubject(Service service) {
      this(service, "");
    }

    @Override
    public String label() {
      return Prefixes.label(service.ref());
    }
  }

  /// The host of one or more ingresses.
  record Host(String host, List<Ingress> ingresses) implements Subject {
    public Host {
      ingresses = List.copyOf(ingresses);
    }

    @Override
    public String label() {
      return host;
    }
  }

  /// An address that is no pod's and no service's.
  ///
  /// @param node the node that has it, or empty
  record Address(String address, String node) implements Subject {
    @Override
    public String label() {
      return address + (node.isEmpty() ? "" : " (node " + node + ")");
    }
  }

  /// A range of addresses, as outside ones.
  record Range(String cidr, AddressRange range) implements Subject {
    @Override
    public String label() {
      return cidr;
    }
  }
}
