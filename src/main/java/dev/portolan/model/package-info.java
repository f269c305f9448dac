/// The vocabulary of all stages: immutable records of what a cluster says of itself, and nothing
/// that reads or draws it. Only `java.*`; final fields, no I/O, no threads, no clock.
@NullMarked
package dev.portolan.model;

import org.jspecify.annotations.NullMarked;
