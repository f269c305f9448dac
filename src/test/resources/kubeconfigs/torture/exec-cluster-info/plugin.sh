#!/bin/sh
t=$(printf %s "$KUBERNETES_EXEC_INFO" | tr -d ' "\n' | tr "{}[]," "[\n*]" | sort | tr "\n" "~" | sed "s/server:[^~]*/server:X/; s/certificate-authority-data:[^~]*/ca:X/; s/proxy-url:[^~]*/proxy:X/; s/~~*/~/g")
cat <<END
{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"$t"}}
END
