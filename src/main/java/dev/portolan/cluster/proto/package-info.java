/// Part of stage 2: takes the API's protobuf as a stream, gives it to the readers of its JSON as
/// the same fields under the same names. Only what is read has a name here; all else is stepped
/// over by its length.
@NullMarked
package dev.portolan.cluster.proto;

import org.jspecify.annotations.NullMarked;
