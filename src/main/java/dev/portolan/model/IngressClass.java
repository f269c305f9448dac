package dev.portolan.model;

/// An ingress class (networking.k8s.io): the name by which ingresses ask for a controller.
///
/// @param controller whose class it is, such as `k8s.io/ingress-nginx`
/// @param byDefault true where new ingresses that name no class are given this one (annotation
///   `DEFAULT`)
public record IngressClass(Metadata meta, String controller, boolean byDefault)
    implements KubeObject {
  public static final String DEFAULT = "ingressclass.kubernetes.io/is-default-class";
}
