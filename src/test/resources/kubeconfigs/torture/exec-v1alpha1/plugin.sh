#!/bin/sh
cat <<END
{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1alpha1","status":{"token":"from-plugin"}}
END
