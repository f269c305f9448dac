package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apiserver/pkg/server/options"
	"k8s.io/apiserver/pkg/storage/storagebackend"
)

// etcd is where a codec's objects are kept.
func etcd(s settings, codec runtime.Codec) *options.EtcdOptions {
	backend := storagebackend.NewDefaultConfig("/registry", codec)
	backend.Transport.ServerList = []string{s.etcd}
	o := options.NewEtcdOptions(backend)
	o.EnableWatchCache = s.watchCache
	return o
}

func factory(s settings, codec runtime.Codec) *options.SimpleStorageFactory {
	return &options.SimpleStorageFactory{StorageConfig: etcd(s, codec).StorageConfig}
}

// storageCodec keeps objects as protobuf, as a cluster does.
func storageCodec() runtime.Codec {
	var proto runtime.SerializerInfo
	proto, _ = runtime.SerializerInfoForMediaType(serializer.NewCodecFactory(scheme).SupportedMediaTypes(), runtime.ContentTypeProtobuf)
	var versions []schema.GroupVersion
	for _, k := range kinds {
		versions = append(versions, k.version)
	}
	return codecs.CodecForVersions(proto.Serializer, codecs.UniversalDeserializer(),
		schema.GroupVersions(versions), runtime.InternalGroupVersioner)
}
