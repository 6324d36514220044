/**
 * Makes model packs of the wan profile: from the public checkpoints of Wan2.1, in their original
 * layout and in that of diffusers, or from random numbers. Checkpoints are files from strangers:
 * nothing in them is ever run, every number in them is checked against the file before it is used,
 * and tensors are read one at a time.
 */
package org.gnvc.convert;
