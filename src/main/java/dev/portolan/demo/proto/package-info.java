/// The API's objects in protobuf, as a real API server writes them: JSON in, bytes out, by a table
/// of the numbers of all fields.
@NullMarked
package dev.portolan.demo.proto;

import org.jspecify.annotations.NullMarked;
