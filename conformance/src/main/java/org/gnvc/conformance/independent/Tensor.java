package org.gnvc.conformance.independent;

/** Integers of a safetensors file, row-major. */
record Tensor(int[] shape, int[] values) {}
