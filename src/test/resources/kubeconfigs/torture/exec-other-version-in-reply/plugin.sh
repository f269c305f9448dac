#!/bin/sh
cat <<END
{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"from-plugin"}}
END
