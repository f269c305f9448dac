package dev.portolan.cluster.proto;

import com.google.protobuf.Descriptors.Descriptor;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Discovery;
import java.util.Map;
import java.util.Objects;

/// Kubernetes' own descriptions of the lists that are read as protobuf, by the names of `Shapes`.
final class Official {
  static final Map<String, Descriptor> LISTS =
      Map.of(
          "v1/pods", V1.PodList.getDescriptor(),
          "v1/services", V1.ServiceList.getDescriptor(),
          "v1/nodes", V1.NodeList.getDescriptor(),
          "discovery.k8s.io/v1/endpointslices", V1Discovery.EndpointSliceList.getDescriptor(),
          // of v1beta1 the client brings none; what is read is the same (k8s.io/api discovery)
          "discovery.k8s.io/v1beta1/endpointslices", V1Discovery.EndpointSliceList.getDescriptor(),
          "apps/v1/deployments", V1Apps.DeploymentList.getDescriptor(),
          "apps/v1/replicasets", V1Apps.ReplicaSetList.getDescriptor(),
          "apps/v1/statefulsets", V1Apps.StatefulSetList.getDescriptor(),
          "batch/v1/jobs", V1Batch.JobList.getDescriptor());

  private Official() {}

  static Descriptor list(String resource) {
    return Objects.requireNonNull(LISTS.get(resource), resource);
  }

  static Descriptor item(Descriptor list) {
    return list.findFieldByName("items").getMessageType();
  }
}
