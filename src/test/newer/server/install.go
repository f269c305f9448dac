package main

import (
	apidiscovery "k8s.io/api/apidiscovery/v2"
	corev1 "k8s.io/api/core/v1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apiserver"
	crdoptions "k8s.io/apiextensions-apiserver/pkg/cmd/server/options"
	generatedopenapi "k8s.io/apiextensions-apiserver/pkg/generated/openapi"
	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	genericapi "k8s.io/apiserver/pkg/endpoints"
	"k8s.io/apiserver/pkg/endpoints/discovery"
	openapinamer "k8s.io/apiserver/pkg/endpoints/openapi"
	"k8s.io/apiserver/pkg/registry/generic"
	"k8s.io/apiserver/pkg/registry/rest"
	genericserver "k8s.io/apiserver/pkg/server"
	"k8s.io/apiserver/pkg/server/options"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

const ownAgent = "newer-loopback"

// install serves all kinds and reviews. It does what GenericAPIServer.InstallAPIGroups does, without OpenAPI: the
// definitions of Kubernetes' own kinds are not among the packages.
func install(s *genericserver.GenericAPIServer, getter generic.RESTOptionsGetter) error {
	versions := map[schema.GroupVersion]map[string]rest.Storage{}
	put := func(v schema.GroupVersion, plural string, storage rest.Storage) {
		if versions[v] == nil {
			versions[v] = map[string]rest.Storage{}
		}
		versions[v][plural] = storage
	}
	for _, k := range kinds {
		store, err := k.store(getter)
		if err != nil {
			return err
		}
		put(k.version, k.plural, store)
	}
	for _, r := range reviews {
		put(r.version, r.plural, r)
	}
	for v, storage := range versions {
		if err := installVersion(s, v, storage); err != nil {
			return err
		}
	}
	return nil
}

func installVersion(s *genericserver.GenericAPIServer, v schema.GroupVersion, storage map[string]rest.Storage) error {
	// the codecs that a cluster has: collections are encoded as streams
	negotiated := genericserver.NewDefaultAPIGroupInfo(v.Group, scheme, runtime.NewParameterCodec(scheme), codecs)
	root := "/apis"
	if v.Group == "" {
		root = "/api"
	}
	external := schema.GroupVersion{Version: "v1"}
	version := &genericapi.APIGroupVersion{
		Storage:                     storage,
		Root:                        root,
		GroupVersion:                v,
		AllServedVersionsByResource: map[string][]string{},
		OptionsExternalVersion:      &external,
		Serializer:                  negotiated.NegotiatedSerializer,
		ParameterCodec:              negotiated.ParameterCodec,
		Typer:                       scheme,
		Creater:                     scheme,
		Convertor:                   scheme,
		ConvertabilityChecker:       scheme,
		Defaulter:                   scheme,
		Namer:                       runtime.Namer(meta.NewAccessor()),
		UnsafeConvertor:             runtime.UnsafeObjectConvertor(scheme),
		TypeConverter:               managedfields.NewDeducedTypeConverter(),
		EquivalentResourceRegistry:  s.EquivalentResourceRegistry,
		Authorizer:                  s.Authorizer,
		MinRequestTimeout:           30 * 60 * 1e9,
	}
	resources, _, err := version.InstallREST(s.Handler.GoRestfulContainer)
	if err != nil {
		return err
	}
	found := apidiscovery.APIVersionDiscovery{
		Freshness: apidiscovery.DiscoveryFreshnessCurrent, Version: v.Version, Resources: resources}
	if v.Group == "" {
		s.AggregatedLegacyDiscoveryGroupManager.AddGroupVersion("", found)
		legacy := discovery.NewLegacyRootAPIHandler(discovery.DefaultAddresses{DefaultAddress: "127.0.0.1"}, s.Serializer, root)
		s.Handler.GoRestfulContainer.Add(legacy.WebService())
		return nil
	}
	s.AggregatedDiscoveryGroupManager.AddGroupVersion(v.Group, found)
	group := groupOf(v.Group, v.Version)
	s.DiscoveryGroupManager.AddGroup(group)
	s.Handler.GoRestfulContainer.Add(discovery.NewAPIGroupHandler(s.Serializer, group).WebService())
	return nil
}

func groupOf(name string, versions ...string) metav1.APIGroup {
	group := metav1.APIGroup{Name: name}
	for _, v := range versions {
		group.Versions = append(group.Versions, metav1.GroupVersionForDiscovery{GroupVersion: name + "/" + v, Version: v})
	}
	group.PreferredVersion = group.Versions[0]
	return group
}

// customResources puts the server of custom resources before the other. In a cluster an aggregator says at /apis what
// both serve; here the groups of custom resources are told to the inner one, which answers there.
func customResources(s settings, c *genericserver.RecommendedConfig, inner *genericserver.GenericAPIServer) (*genericserver.GenericAPIServer, error) {
	store := etcd(s, apiextensions.Codecs.LegacyCodec(apiextensionsv1.SchemeGroupVersion))
	c.RESTOptionsGetter = store.CreateRESTOptionsGetter(&options.SimpleStorageFactory{StorageConfig: store.StorageConfig}, nil)
	c.MergedResourceConfig = apiextensions.DefaultAPIResourceConfigSource()
	c.OpenAPIV3Config = genericserver.DefaultOpenAPIV3Config(generatedopenapi.GetOpenAPIDefinitions,
		openapinamer.NewDefinitionNamer(apiextensions.Scheme))
	c.LoopbackClientConfig.UserAgent = ownAgent
	c.LoopbackClientConfig.ContentType = runtime.ContentTypeJSON
	config := apiextensions.Config{GenericConfig: c, ExtraConfig: apiextensions.ExtraConfig{
		CRDRESTOptionsGetter: crdoptions.NewCRDRESTOptionsGetter(*store, nil, c.StorageObjectCountTracker),
		MasterCount:          1,
	}}
	outer, err := config.Complete().New(inner)
	if err != nil {
		return nil, err
	}
	groups := map[string]map[string]bool{}
	_, err = outer.Informers.Apiextensions().V1().CustomResourceDefinitions().Informer().AddEventHandler(
		cache.ResourceEventHandlerFuncs{AddFunc: func(o any) {
			crd := o.(*apiextensionsv1.CustomResourceDefinition)
			if groups[crd.Spec.Group] == nil {
				groups[crd.Spec.Group] = map[string]bool{}
			}
			var versions []string
			for _, v := range crd.Spec.Versions {
				groups[crd.Spec.Group][v.Name] = v.Served || groups[crd.Spec.Group][v.Name]
			}
			for v, served := range groups[crd.Spec.Group] {
				if served {
					versions = append(versions, v)
				}
			}
			if len(versions) > 0 {
				inner.DiscoveryGroupManager.AddGroup(groupOf(crd.Spec.Group, versions...))
			}
		}})
	return outer.GenericAPIServer, err
}

func makeNamespaces(hook genericserver.PostStartHookContext) error {
	client, err := kubernetes.NewForConfig(hook.LoopbackClientConfig)
	if err != nil {
		return err
	}
	for _, name := range []string{"default", "kube-system", "kube-public"} {
		namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{
			Name: name, Labels: map[string]string{corev1.LabelMetadataName: name}}}
		if _, err := client.CoreV1().Namespaces().Create(hook, namespace, metav1.CreateOptions{}); err != nil && !errors.IsAlreadyExists(err) {
			return err
		}
	}
	return nil
}
