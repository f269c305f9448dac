package main

import (
	"context"
	"strings"

	authenticationv1 "k8s.io/api/authentication/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
)

// A review answers a question about the user; all is allowed.
type review struct {
	version schema.GroupVersion
	plural  string
	one     func() runtime.Object
	answer  func(user string, asked runtime.Object)
}

var reviews = []review{
	{authorizationv1.SchemeGroupVersion, "selfsubjectaccessreviews",
		func() runtime.Object { return &authorizationv1.SelfSubjectAccessReview{} },
		func(_ string, o runtime.Object) { o.(*authorizationv1.SelfSubjectAccessReview).Status.Allowed = true }},
	{authorizationv1.SchemeGroupVersion, "selfsubjectrulesreviews",
		func() runtime.Object { return &authorizationv1.SelfSubjectRulesReview{} },
		func(_ string, o runtime.Object) {
			all := []string{"*"}
			o.(*authorizationv1.SelfSubjectRulesReview).Status = authorizationv1.SubjectRulesReviewStatus{
				ResourceRules:    []authorizationv1.ResourceRule{{Verbs: all, APIGroups: all, Resources: all}},
				NonResourceRules: []authorizationv1.NonResourceRule{{Verbs: all, NonResourceURLs: all}}}
		}},
	{authenticationv1.SchemeGroupVersion, "selfsubjectreviews",
		func() runtime.Object { return &authenticationv1.SelfSubjectReview{} },
		func(user string, o runtime.Object) {
			o.(*authenticationv1.SelfSubjectReview).Status.UserInfo.Username = user
		}},
}

func (r review) New() runtime.Object     { return r.one() }
func (r review) Destroy()                {}
func (r review) NamespaceScoped() bool   { return false }
func (r review) GetSingularName() string { return strings.TrimSuffix(r.plural, "s") }
func (r review) Create(ctx context.Context, o runtime.Object, _ rest.ValidateObjectFunc, _ *metav1.CreateOptions) (runtime.Object, error) {
	name := ""
	if u, ok := request.UserFrom(ctx); ok {
		name = u.GetName()
	}
	r.answer(name, o)
	return o, nil
}
