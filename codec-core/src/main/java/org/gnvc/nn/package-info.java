/**
 * Pieces that the convolutional networks share: convolutions and residual blocks with weights
 * prepared once in the runtime's precision and in channels-last memory, run by fused operators.
 */
package org.gnvc.nn;
