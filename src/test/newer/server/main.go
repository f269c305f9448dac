// A newer API server for tests: Kubernetes' own generic API server (list, watch, watch cache, discovery,
// custom resources) on an etcd, without the controllers, admission and authorization of a cluster.
package main

import (
	"flag"
	"fmt"
	"net"
	"os"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apiserver"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/version"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authentication/request/anonymous"
	"k8s.io/apiserver/pkg/authentication/request/bearertoken"
	"k8s.io/apiserver/pkg/authentication/request/union"
	"k8s.io/apiserver/pkg/authentication/token/tokenfile"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	"k8s.io/apiserver/pkg/endpoints/discovery/aggregated"
	genericserver "k8s.io/apiserver/pkg/server"
	"k8s.io/apiserver/pkg/server/options"
	"k8s.io/apiserver/pkg/util/compatibility"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/klog/v2"
)

type settings struct {
	etcd, certs, token, gates, emulate string
	port, inFlight                     int
	watchCache                         bool
}

func main() {
	var s settings
	flag.StringVar(&s.etcd, "etcd", "http://127.0.0.1:12379", "etcd's client address")
	flag.StringVar(&s.certs, "certs", "certs", "directory of the self-signed certificate")
	flag.StringVar(&s.token, "token", "newer-token", "bearer token of the user `newer`")
	flag.StringVar(&s.gates, "feature-gates", "", "NAME=true,...")
	flag.StringVar(&s.emulate, "emulated-version", "", "such as 1.33: feature gates as they stood there")
	flag.IntVar(&s.port, "port", 26443, "port on 127.0.0.1")
	flag.IntVar(&s.inFlight, "max-requests-inflight", 400, "more requests at a time than that get a 429")
	flag.BoolVar(&s.watchCache, "watch-cache", true, "whether lists and watches come from a cache")
	klog.InitFlags(nil)
	flag.Parse()
	if err := run(s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run serves: a server of custom resources, which hands on what it does not know to one of Kubernetes' own kinds, as in
// a cluster. Both have the one listener.
func run(s settings) error {
	gates := utilfeature.DefaultMutableFeatureGate
	if s.emulate != "" {
		if err := gates.SetEmulationVersion(version.MustParse(s.emulate)); err != nil {
			return err
		}
	}
	if s.gates != "" {
		if err := gates.Set(s.gates); err != nil {
			return err
		}
	}
	serving, err := secureServing(s)
	if err != nil {
		return err
	}
	groups := aggregated.NewResourceManager("apis")
	crds, err := newConfig(s, apiextensions.Codecs, serving, groups)
	if err != nil {
		return err
	}
	core := genericserver.NewRecommendedConfig(codecs)
	serializer := core.Serializer
	core.Config = crds.Config
	core.Serializer = serializer
	inner, err := core.Complete().New("core", genericserver.NewEmptyDelegate())
	if err != nil {
		return err
	}
	if err := install(inner, etcd(s, storageCodec()).CreateRESTOptionsGetter(
		factory(s, storageCodec()), nil)); err != nil {
		return err
	}
	server, err := customResources(s, crds, inner)
	if err != nil {
		return err
	}
	server.AddPostStartHookOrDie("namespaces", makeNamespaces)
	return server.PrepareRun().RunWithContext(genericserver.SetupSignalContext())
}

func secureServing(s settings) (*options.SecureServingOptionsWithLoopback, error) {
	serving := options.NewSecureServingOptions().WithLoopback()
	serving.BindAddress = net.IPv4(127, 0, 0, 1)
	serving.BindPort = s.port
	serving.ServerCert.CertDirectory = s.certs
	serving.ServerCert.PairName = "apiserver"
	return serving, serving.MaybeDefaultWithSelfSignedCerts("localhost", nil, []net.IP{net.IPv4(127, 0, 0, 1)})
}

func newConfig(s settings, codecs serializer.CodecFactory,
	serving *options.SecureServingOptionsWithLoopback, groups aggregated.ResourceManager) (*genericserver.RecommendedConfig, error) {
	c := genericserver.NewRecommendedConfig(codecs)
	c.EffectiveVersion = compatibility.DefaultBuildEffectiveVersion()
	c.SkipOpenAPIInstallation = true
	c.MaxRequestsInFlight = s.inFlight
	c.AggregatedDiscoveryGroupManager = groups
	if err := serving.ApplyTo(&c.SecureServing, &c.LoopbackClientConfig); err != nil {
		return nil, err
	}
	c.Authentication.Authenticator = authenticate(s.token)
	c.Authorization.Authorizer = authorizerfactory.NewAlwaysAllowAuthorizer()
	c.BuildHandlerChainFunc = logged
	return c, nil
}

// A wrong token is refused, no token is the anonymous user: as a cluster has it by default.
func authenticate(token string) authenticator.Request {
	tokens := tokenfile.New(map[string]*user.DefaultInfo{
		token: {Name: "newer", UID: "newer", Groups: []string{user.SystemPrivilegedGroup, user.AllAuthenticated}},
	})
	return union.NewFailOnError(bearertoken.New(tokens), anonymous.NewAuthenticator(nil))
}
