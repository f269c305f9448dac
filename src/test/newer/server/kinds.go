package main

import (
	"context"

	appsv1 "k8s.io/api/apps/v1"
	authenticationv1 "k8s.io/api/authentication/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/registry/generic"
	"k8s.io/apiserver/pkg/registry/generic/registry"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/storage/names"
)

// A kind that is served: its Go types are the version that is served and the one in memory.
type kind struct {
	version          schema.GroupVersion
	plural, singular string
	namespaced       bool
	one, list        func() runtime.Object
}

func of[T, L any, PT interface {
	*T
	runtime.Object
}, PL interface {
	*L
	runtime.Object
}](version schema.GroupVersion, plural, singular string, namespaced bool) kind {
	return kind{version, plural, singular, namespaced,
		func() runtime.Object { return PT(new(T)) }, func() runtime.Object { return PL(new(L)) }}
}

var (
	scheme = runtime.NewScheme()
	codecs = serializer.NewCodecFactory(scheme)
	kinds  = []kind{
		of[corev1.Namespace, corev1.NamespaceList](corev1.SchemeGroupVersion, "namespaces", "namespace", false),
		of[corev1.Node, corev1.NodeList](corev1.SchemeGroupVersion, "nodes", "node", false),
		of[corev1.Pod, corev1.PodList](corev1.SchemeGroupVersion, "pods", "pod", true),
		of[corev1.Service, corev1.ServiceList](corev1.SchemeGroupVersion, "services", "service", true),
		of[corev1.Endpoints, corev1.EndpointsList](corev1.SchemeGroupVersion, "endpoints", "endpoints", true),
		of[appsv1.Deployment, appsv1.DeploymentList](appsv1.SchemeGroupVersion, "deployments", "deployment", true),
		of[appsv1.ReplicaSet, appsv1.ReplicaSetList](appsv1.SchemeGroupVersion, "replicasets", "replicaset", true),
		of[appsv1.StatefulSet, appsv1.StatefulSetList](appsv1.SchemeGroupVersion, "statefulsets", "statefulset", true),
		of[appsv1.DaemonSet, appsv1.DaemonSetList](appsv1.SchemeGroupVersion, "daemonsets", "daemonset", true),
		of[batchv1.Job, batchv1.JobList](batchv1.SchemeGroupVersion, "jobs", "job", true),
		of[batchv1.CronJob, batchv1.CronJobList](batchv1.SchemeGroupVersion, "cronjobs", "cronjob", true),
		of[discoveryv1.EndpointSlice, discoveryv1.EndpointSliceList](discoveryv1.SchemeGroupVersion, "endpointslices", "endpointslice", true),
		of[networkingv1.NetworkPolicy, networkingv1.NetworkPolicyList](networkingv1.SchemeGroupVersion, "networkpolicies", "networkpolicy", true),
		of[networkingv1.Ingress, networkingv1.IngressList](networkingv1.SchemeGroupVersion, "ingresses", "ingress", true),
		of[networkingv1.IngressClass, networkingv1.IngressClassList](networkingv1.SchemeGroupVersion, "ingressclasses", "ingressclass", false),
		of[networkingv1.ServiceCIDR, networkingv1.ServiceCIDRList](networkingv1.SchemeGroupVersion, "servicecidrs", "servicecidr", false),
		of[networkingv1.IPAddress, networkingv1.IPAddressList](networkingv1.SchemeGroupVersion, "ipaddresses", "ipaddress", false),
	}
)

func init() {
	for _, add := range []func(*runtime.Scheme) error{corev1.AddToScheme, appsv1.AddToScheme, batchv1.AddToScheme,
		discoveryv1.AddToScheme, networkingv1.AddToScheme, authenticationv1.AddToScheme, authorizationv1.AddToScheme} {
		utilruntime.Must(add(scheme))
	}
	for _, k := range kinds {
		scheme.AddKnownTypes(schema.GroupVersion{Group: k.version.Group, Version: runtime.APIVersionInternal}, k.one(), k.list())
	}
	for _, r := range reviews {
		scheme.AddKnownTypes(schema.GroupVersion{Group: r.version.Group, Version: runtime.APIVersionInternal}, r.one())
	}
}

// plain takes what it is given: status too, and without the checks of a cluster.
type plain struct {
	runtime.ObjectTyper
	names.NameGenerator
	namespaced bool
}

func (p plain) NamespaceScoped() bool                                               { return p.namespaced }
func (plain) PrepareForCreate(context.Context, runtime.Object)                      {}
func (plain) PrepareForUpdate(_ context.Context, _, _ runtime.Object)               {}
func (plain) Validate(context.Context, runtime.Object) field.ErrorList              { return nil }
func (plain) ValidateUpdate(_ context.Context, _, _ runtime.Object) field.ErrorList { return nil }
func (plain) WarningsOnCreate(context.Context, runtime.Object) []string             { return nil }
func (plain) WarningsOnUpdate(_ context.Context, _, _ runtime.Object) []string      { return nil }
func (plain) Canonicalize(runtime.Object)                                           {}
func (plain) AllowCreateOnUpdate() bool                                             { return false }
func (plain) AllowUnconditionalUpdate() bool                                        { return true }

func attributes(o runtime.Object) (labels.Set, fields.Set, error) {
	m, err := meta.Accessor(o)
	if err != nil {
		return nil, nil, err
	}
	return m.GetLabels(), fields.Set{"metadata.name": m.GetName(), "metadata.namespace": m.GetNamespace()}, nil
}

func (k kind) store(getter generic.RESTOptionsGetter) (*registry.Store, error) {
	resource := schema.GroupResource{Group: k.version.Group, Resource: k.plural}
	strategy := plain{scheme, names.SimpleNameGenerator, k.namespaced}
	store := &registry.Store{
		NewFunc:                   k.one,
		NewListFunc:               k.list,
		DefaultQualifiedResource:  resource,
		SingularQualifiedResource: schema.GroupResource{Group: k.version.Group, Resource: k.singular},
		PredicateFunc: func(l labels.Selector, f fields.Selector) storage.SelectionPredicate {
			return storage.SelectionPredicate{Label: l, Field: f, GetAttrs: attributes}
		},
		CreateStrategy: strategy,
		UpdateStrategy: strategy,
		DeleteStrategy: strategy,
		TableConvertor: rest.NewDefaultTableConvertor(resource),
	}
	return store, store.CompleteWithOptions(&generic.StoreOptions{RESTOptions: getter, AttrFunc: attributes})
}
