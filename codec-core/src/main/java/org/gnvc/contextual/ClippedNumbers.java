package org.gnvc.contextual;

/**
 * How many trained numbers lay outside the integers' range and were clipped to its ends.
 *
 * @param weights of the weights, which reach to just below 4
 * @param biases of the biases and scales, which reach to just below 64
 * @param of how many numbers there are
 */
public record ClippedNumbers(long weights, long biases, long of) {}
