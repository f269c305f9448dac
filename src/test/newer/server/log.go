package main

import (
	"fmt"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"k8s.io/apiserver/pkg/endpoints/responsewriter"
	genericserver "k8s.io/apiserver/pkg/server"
)

// logged is the usual chain, and a line to standard output when a request begins and one when it has ended.
func logged(api http.Handler, c *genericserver.Config) http.Handler {
	chain := genericserver.DefaultBuildHandlerChain(api, c)
	var count atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("User-Agent") == ownAgent {
			chain.ServeHTTP(w, r)
			return
		}
		number := count.Add(1)
		began := time.Now()
		line := fmt.Sprintf("%d %s %s %s accept=%q", number, r.Proto, r.Method, r.URL.RequestURI(), r.Header.Get("Accept"))
		fmt.Fprintf(os.Stdout, "%s > %s\n", began.Format("15:04:05.000"), line)
		counted := &counter{ResponseWriter: w}
		defer func() {
			fmt.Fprintf(os.Stdout, "%s < %s %d %q bytes=%d ms=%d\n", time.Now().Format("15:04:05.000"), line, counted.code,
				w.Header().Get("Content-Type"), counted.bytes, time.Since(began).Milliseconds())
		}()
		chain.ServeHTTP(responsewriter.WrapForHTTP1Or2(counted), r)
	})
}

type counter struct {
	http.ResponseWriter
	code  int
	bytes int64
}

func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }

func (c *counter) WriteHeader(code int) {
	c.code = code
	c.ResponseWriter.WriteHeader(code)
}

func (c *counter) Write(b []byte) (int, error) {
	if c.code == 0 {
		c.code = http.StatusOK
	}
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}
