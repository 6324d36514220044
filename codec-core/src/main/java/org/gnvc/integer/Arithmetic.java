package org.gnvc.integer;

/**
 * How the sums of the entropy networks are computed. Every one gives the same integers, hence the
 * same symbols; they differ in speed only.
 */
public enum Arithmetic {
  /** Plain Java {@code int}: slow, and needs nothing native. */
  INTEGER,

  /** libtorch: float32 for layers whose sums it holds exactly, float64 for all others. */
  SHORTEST,

  /** libtorch: float64 for all layers. */
  FLOAT64
}
