#!/bin/sh
c=$(echo "$1" | base64 -d | awk '{printf "%s\\n", $0}')
k=$(echo "$2" | base64 -d | awk '{printf "%s\\n", $0}')
cat <<END
{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"$c","clientKeyData":"$k"}}
END
