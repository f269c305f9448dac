/// What is in the demo cluster: the curated one, and generated ones of any size.
@NullMarked
package dev.portolan.demo.world;

import org.jspecify.annotations.NullMarked;
