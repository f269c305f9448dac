/// Part of stage 2: keeps one kind of object in step with the server, by a list and a watch from
/// there on, through all weather.
@NullMarked
package dev.portolan.cluster.reflect;

import org.jspecify.annotations.NullMarked;
