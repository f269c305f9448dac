/// Part of stage 2: takes a context, gives a connection with its credentials, certificates and
/// proxies.
@NullMarked
package dev.portolan.cluster.access;

import org.jspecify.annotations.NullMarked;
