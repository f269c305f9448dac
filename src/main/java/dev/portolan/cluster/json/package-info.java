/// Part of stage 2: takes the API's JSON as a stream, gives `model` records. Tolerant: fields that
/// are not known are skipped, missing ones get the API's defaults. One reader per kind.
@NullMarked
package dev.portolan.cluster.json;

import org.jspecify.annotations.NullMarked;
